"""What has versions in a student's record, declared once for each kind in the `part.py` of its feature.

Updates, review, history, compare, endings, access, copying and importing read `PLAN_PARTS`: none of them
lists the kinds. A safety card and what is said about a student are parts too, of no plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from core.registry import Hook, Registry
from core.versions import Version
from iep.versions.models import paths_of
from students.models import Student

if TYPE_CHECKING:
    from iep.drafts.views import Page
    from iep.drafts.writers import Writer
    from iep.importing.sheets import Sheet
    from iep.plans.models import Plan
    from staff.models import User

V = TypeVar("V", bound=Version)
LabeledWords = tuple[str, str]
Words = str | Promise


def _nothing_more(of: Any) -> None:
    """What most parts need before their first draft."""


def _nothing_to_check(of: Any, fields: Mapping[str, Any], who: Writer) -> None:
    """What most parts ask of the fields of a draft, beyond what the form and the database do."""


@dataclass(frozen=True, kw_only=True)
class PlanSection:
    """Of the page of a plan: where things of one kind stand, below each other.

    `template` shows one of them: part (its node), writer, zone. `term`: of the glossary, that the heading
    explains. `more`: (URL name, words) of further links beside `add`; all of them take the student.
    """

    heading: Words
    add: Words
    none: Words
    template: str
    term: str = ""
    more: Sequence[tuple[str, Words]] = ()


@dataclass(frozen=True, kw_only=True)
class PlanPart(Generic[V]):
    """One kind of thing with versions. "The thing" is what its versions are `of`: a goal, a support.

    How it reads
    name          what it is, in a word
    title         of a version, at most 200 characters
    rows          all that a version says, in the order of the form; empty words are left out
    sentence      what a version said in one line, once it ended; None: its title
    is_urgent     is it told as an update for safety?

    Where it stands
    order         of going into force and of being told: after what it stands in
    plan_path     from the thing to its plan; "" is the plan itself, None: it belongs to no plan
    stands_in     field of the thing that names what must be in force before it
    publish_first what is said where this is missing for what stands in it
    under_plan    which things end with a plan; None: those whose `plan` it is
    is_in_tree    is it loaded with the plan?
    section       of the page of the plan; None: it stands elsewhere, or in what it stands in

    How it is written
    form          judges its fields
    page          (thing, writer, request) on which it is written, a new one (not saved yet) too: a `Page`, or
                  an answer that asks something first
    edit_url      address of its page, where that is none of these
    complete      fills in what follows of what a new thing stands in, before it is saved
    check         raises PermissionDenied or ValidationError for fields that this writer may not save
    as_it_reads   columns that are stored as they are read again; raises LookupError, ValueError in words
    provider_writes  may a provider draft changes of what is the team's? (writer, the draft of it and what
                  was published last, disciplines of what stands in it)
    copied        fields of the thing that a copy of it takes over
    sheet         what a table of these looks like, to be imported

    What happens to it
    is_open       was it not closed at a moment, as a condition on versions; None: it is never closed
    on_first      (thing, day, who) when its first version goes into force
    announce      tells of it, instead of a plan update by the publication
    """

    model: type[V]
    order: int
    name: Words
    title: Callable[[V], str]
    rows: Callable[[V], Sequence[LabeledWords]]
    form: type[forms.BaseForm]
    sentence: Callable[[V], str] | None = None
    is_urgent: bool = False
    page: Callable[[Any, Writer, HttpRequest], Page | HttpResponse] | None = None
    edit_url: Callable[[Any], str] | None = None
    plan_path: str | None = None
    stands_in: str = ""
    publish_first: Words = ""
    under_plan: Callable[[Plan], Q] | None = None
    is_in_tree: bool = False
    section: PlanSection | None = None
    complete: Callable[[Any], None] = _nothing_more
    check: Callable[[Any, Mapping[str, Any], Writer], None] = _nothing_to_check
    as_it_reads: Callable[[Any, Mapping[str, Any]], dict[str, Any]] | None = None
    provider_writes: Callable[[Writer, Sequence[V], set[str]], bool] | None = None
    copied: tuple[str, ...] = ()
    sheet: Sheet | None = None
    is_open: Callable[[datetime], Q] | None = None
    on_first: Callable[[Any, date, User], object] | None = None
    announce: Hook[..., None] | None = None

    @property
    def key(self) -> str:
        return self.model.KIND

    @property
    def thing(self) -> Any:
        """The model of the thing."""
        return self.model._meta.get_field("of").related_model

    @property
    def can_end(self) -> bool:
        """By a decision of its own."""
        return bool(getattr(self.model, "ENDS", False))

    @property
    def is_listed(self) -> bool:
        """Are there many, each begun by its first draft? Such a thing is gone when that is discarded."""
        return self._has("position")

    @property
    def is_of_discipline(self) -> bool:
        """Does each belong to one discipline, which writes it? Everything else is the team's."""
        return self._has("discipline")

    def _has(self, name: str) -> bool:
        # Asked of the model and not declared again, so that the two cannot differ.
        return any(field.name == name for field in self.thing._meta.fields)

    def url_of(self, of: Any) -> str:
        """Address of the page on which the thing is written."""
        return self.edit_url(of) if self.edit_url else reverse(f"iep:{self.key}-edit", args=[of.pk])

    def versions(self, student: Student | None = None) -> Any:
        """Versions of a student, or of all, with what their words need."""
        rows = self.model._default_manager.select_related(*paths_of(self.model))
        return rows.filter(**{self.model.STUDENT_PATH: student}) if student else rows  # type: ignore[attr-defined]

    def things(self) -> QuerySet[Any]:
        """With their plan."""
        rows: QuerySet[Any] = self.thing._default_manager.all()
        return rows.select_related(self.plan_path) if self.plan_path else rows

    def things_in(self, of: Any) -> QuerySet[Any]:
        """Those that stand in this plan or goal."""
        rows: QuerySet[Any] = self.thing._default_manager.filter(**{self.stands_in: of})
        return rows

    def plan_of(self, of: Any) -> Plan | None:
        """None for what belongs to no plan, or names none."""
        plan: Plan | None = None if self.plan_path is None else follow(of, self.plan_path)
        return plan

    def things_under(self, plan: Plan) -> QuerySet[Any]:
        """Those that end with the plan itself; what stands in one of them ends by it."""
        # Things that stand deeper, as targets in a goal, end with what they stand in.
        if self.plan_path != "plan":
            return self.things().none()
        under = self.under_plan(plan) if self.under_plan else Q(plan=plan)
        return self.things().filter(under).select_related(self.thing.STUDENT_PATH)

    def begin(self, student: Student, above: Any) -> Any:
        """A new thing that stands in this plan or goal, not saved yet. Only a support may stand in none."""
        of = self.thing(**{self.stands_in or "plan": above})
        if self._has("student"):
            of.student = student
        return of

    def copy(self, of: Any, above: Any) -> Any:
        """A new thing like this one under another plan or goal, not saved yet."""
        new = self.begin(student_of(above), above)
        for name in self.copied:
            setattr(new, name, getattr(of, name))
        return new

    def above(self, of: Any) -> Any:
        """What the thing stands in; None for a plan, and for what names no plan."""
        if self.stands_in:
            return getattr(of, self.stands_in)
        return self.plan_of(of) if self.plan_path else None

    def siblings(self, of: Any) -> QuerySet[Any]:
        """Things of this kind in the same list."""
        if self.stands_in:
            return self.things_in(getattr(of, self.stands_in))
        rows: QuerySet[Any] = self.thing._default_manager.filter(student=of.student)
        return rows

    def parts_in_it(self) -> list[PlanPart[Any]]:
        """Parts that stand in one of these: a plan's goals, a goal's targets."""
        return [
            part
            for part in PLAN_PARTS
            if part.stands_in and part.thing._meta.get_field(part.stands_in).related_model is self.thing
        ]


PLAN_PARTS = Registry[str, PlanPart[Any]](
    "part of a plan", key=lambda part: part.key, order=lambda part: part.order
)


def part_of(row: Any) -> PlanPart[Any]:
    """Of a version, or of the thing that has them. Raises LookupError."""
    # A thing has no KIND of its own: its versions have, reached through the reverse relation of their `of`.
    kind = row.KIND if isinstance(row, Version) else type(row).versions.rel.related_model.KIND
    return PLAN_PARTS.get(kind)


def is_new(of: Any) -> bool:
    """Was the thing not saved yet?"""
    # The id cannot tell: UUIDs are given before the row is saved.
    return bool(of._state.adding)


def follow(row: Any, path: str) -> Any:
    """What a path of lookups leads to: follow(goal, "plan__student"). "" leads nowhere else."""
    for name in filter(None, path.split("__")):
        row = getattr(row, name)
    return row


def student_of(of: Any) -> Student:
    student: Student = follow(of, of.STUDENT_PATH)
    return student


def register_plan_parts() -> None:
    """Called once, by `AppConfig.ready`: imports `part.py` of every feature, which registers."""
    room = import_module("iep")
    for feature in iter_modules(room.__path__, "iep."):
        # A feature without a part.py has nothing with versions.
        if feature.ispkg and find_spec(f"{feature.name}.part"):
            import_module(f"{feature.name}.part")
