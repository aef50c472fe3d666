"""Each kind of table: its columns, and how a line becomes the fields of a draft by the form of that part.

The forms judge, so a table can bring nothing that the page would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.declared import specs_of
from core.form_fields import LinesField
from core.versions import Version
from iep.drafts.forms import DraftForm
from iep.goals.forms import GoalForm
from iep.models import Goal, GoalVersion, Plan, Service, ServiceVersion, Support, SupportVersion
from iep.services.forms import ServiceForm
from iep.supports.forms import SupportForm
from iep.supports.kinds import SUPPORT_KINDS, AnyKind

KIND = "accommodation"  # of a support whose line names no kind
# How people write what a choice holds, beside its own words
_ALSO = {
    "daily": "day", "per day": "day", "weekly": "week", "per week": "week", "monthly": "month",
    "per month": "month", "yearly": "year", "per year": "year", "general education": "general",
    "in class": "general", "special education": "outside", "pull-out": "outside", "push-in": "general",
    "one to one": "individual", "1:1": "individual", "small group": "group",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """`columns`: {field of the form: names by which the column is known, the first is ours}."""

    key: str
    name: str | Promise
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    form: Callable[[Plan, Any, dict[str, str]], DraftForm]
    version: Callable[[Plan, dict[str, Any]], Version]
    same: tuple[str, ...]  # what two lines share that are one and the same

    @property
    def header(self) -> str:
        return "\t".join(names[0] for names in self.columns.values())

    def field_of(self, name: str) -> str | None:
        """The field of a column, by whichever of its names and however it is spaced."""
        plain = " ".join(name.casefold().replace("_", " ").split())
        return next((one for one, names in self.columns.items() if plain in names), None)


def _filled(form: DraftForm, cells: Mapping[str, str]) -> dict[str, Any]:
    """What a person would have left in the form, with the cells of the line written into it."""
    data: dict[str, Any] = form.values() | {"asked": " ".join(form.fields)}
    for name, text in cells.items():
        asked = form.fields.get(name)
        if asked is not None and text:
            data[name] = _as_typed(asked, text)
        elif asked is not None and asked.required and not asked.initial and name not in form.initial:
            data[name] = ""
    return data


def _as_typed(asked: forms.Field, text: str) -> str:
    if isinstance(asked, forms.ChoiceField):
        return _choice(asked, text)
    if isinstance(asked, LinesField):
        return text.replace("|", "\n")
    return text


def _choice(asked: forms.ChoiceField, text: str) -> str:
    """The stored word of what was written: itself, its words on the screen, or a usual other way."""
    plain = " ".join(text.casefold().split())
    choices: Any = asked.choices
    values = {str(value).casefold(): str(value) for value, _label in choices}
    labels = {str(label).casefold(): str(value) for value, label in choices}
    found = values.get(plain) or labels.get(plain) or labels.get(f"a {plain}")
    return found or values.get(_ALSO.get(plain, "")) or text


def _goal_form(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    empty = GoalForm(student=plan.student, plan_version=dates)
    return GoalForm(student=plan.student, plan_version=dates, data=_filled(empty, cells))


def _service_form(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    return ServiceForm(plan_version=dates, data=_filled(ServiceForm(plan_version=dates), cells))


def _support_form(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    """Raises LookupError for an unknown kind, ValueError for one that asks for more than a table has."""
    named = cells.pop("kind", "")
    kind = _kind(named) if named else SUPPORT_KINDS.get(KIND)
    if specs_of(kind.settings_type):
        raise ValueError(
            _("A support of the kind “%(kind)s” has fields of its own: write it on its page.")
            % {"kind": kind.name}
        )
    return SupportForm(kind=kind, data=_filled(SupportForm(kind=kind), cells))


def _kind(named: str) -> AnyKind:
    plain = named.casefold()
    by_name = {str(kind.name).casefold(): kind for kind in SUPPORT_KINDS}
    kind = by_name.get(plain) or SUPPORT_KINDS.find(plain)
    if kind is None:
        raise LookupError(_("There is no kind of support “%(key)s”.") % {"key": plain})
    return kind


def _columns_of(
    model: type[Version], fields: tuple[str, ...], **more: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """{field: (its label, further names)}"""
    names = {}
    for name in fields:
        label = str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        names[name] = (name.replace("_", " "), label.casefold(), *more.get(name, ()))
    return names


SHEETS: dict[str, Sheet] = {
    sheet.key: sheet
    for sheet in (
        Sheet(
            key="goals",
            name=gettext_lazy("Goals"),
            columns=_columns_of(
                GoalVersion,
                GoalVersion.CONTENT,
                behavior=("behaviour", "goal"),
                condition=("conditions",),
                criterion=("criteria", "mastery criterion"),
                due_on=("due", "due date"),
                objectives=("objective", "benchmarks"),
            ),
            required=("area", "behavior", "criterion"),
            form=_goal_form,
            version=lambda plan, fields: GoalVersion(of=Goal(plan=plan), **fields),
            same=("area", "condition", "behavior"),
        ),
        Sheet(
            key="services",
            name=gettext_lazy("Services"),
            columns=_columns_of(
                ServiceVersion,
                ServiceVersion.CONTENT,
                name=("service name",),
                times=("frequency",),
                per=("period",),
                starts_on=("starts", "start date"),
                ends_on=("ends", "end date"),
                discipline=("provider",),
                delivery=("group",),
            ),
            required=("name", "minutes", "times"),
            form=_service_form,
            version=lambda plan, fields: ServiceVersion(of=Service(plan=plan), **fields),
            same=("name", "minutes", "times", "per", "place", "starts_on"),
        ),
        Sheet(
            key="supports",
            name=gettext_lazy("Supports"),
            columns={"kind": ("kind",)}
            | _columns_of(
                SupportVersion,
                ("what", "when", "where", "how_often", "how", "avoid", "script", "fade"),
                what=("support", "accommodation"),
            ),
            required=("what", "when", "how"),
            form=_support_form,
            version=lambda plan, fields: SupportVersion(
                of=Support(student=plan.student, plan=plan, kind=fields["kind"]),
                **{name: value for name, value in fields.items() if name != "kind"},
            ),
            same=("what", "when"),
        ),
    )
}
