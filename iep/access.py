"""From an id in a URL to a part of a plan: 404 where one may not know, 403 where one may not act.

Each goes through `students.access.get_student`, so the look is recorded, and hands on the student with
`grounds`. With `act=WRITE_OWN` the rule of disciplines is asked too (`iep/drafts/writers.py`).
"""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from iep.drafts.writers import Writer, writer_seen
from iep.models import PlanUpdate, UpdateQuestion
from iep.parts import PLAN_PARTS, PlanPart, follow, student_of
from staff.models import User
from staff.permissions import Act, Part
from students.access import get_student
from students.models import Student

M = TypeVar("M", bound=Model)


def get_planned_student(user: User, pk: UUID, *, act: Act = Act.SEE) -> Student:
    """The student whose plan this is about."""
    return get_student(user, pk, part=Part.PLAN, act=act)


def knows_readers(student: Student) -> bool:
    """Whether the user behind the student's `grounds` may see who has read the plan updates."""
    # Who writes the plan needs to know whom to wait for; who assigns people answers a parent for the school.
    return student.allows(Part.PLAN, Act.WRITE_OWN) or student.allows(Part.PLAN, Act.ASSIGN)


def require_readers(student: Student) -> None:
    """Raises PermissionDenied."""
    if not knows_readers(student):
        raise PermissionDenied(_("Your work with this student does not include this."))


def get_writer(user: User, student: Student) -> Writer:
    """As whom this person writes the plan of a student got from here. Raises PermissionDenied."""
    writer = writer_seen(user, student)
    if writer is None:
        raise PermissionDenied(_("Your work with this student does not include this."))
    return writer


def get_part(user: User, model: type[M], pk: UUID, *, act: Act = Act.SEE) -> M:
    """The plan, goal, target, service or support (`model`) with this id, with its plan and its student."""
    kind = model.versions.rel.related_model.KIND  # type: ignore[attr-defined]
    of: M = _with_student(user, PLAN_PARTS.get(kind), pk, act)
    return of


def get_part_that_ends(user: User, pk: UUID, *, act: Act = Act.WRITE) -> Any:
    """The part of whichever kind that can end by a decision, with its plan and its student."""
    # The address carries an id without a kind. Ids are UUIDs, so at most one kind holds it.
    for part in PLAN_PARTS:
        if part.can_end and part.things().filter(pk=pk).exists():
            return _with_student(user, part, pk, act)
    raise Http404(_("No such part of a plan."))


def _with_student(user: User, part: PlanPart[Any], pk: UUID, act: Act) -> Any:
    of: Any = _found(part.things().filter(pk=pk))
    # Access is asked by the id of the student alone, so the student row is fetched once, by get_student,
    # which also writes the look into the access log.
    *path, name = of.STUDENT_PATH.split("__")
    holder = follow(of, "__".join(path))
    student = get_planned_student(user, getattr(holder, f"{name}_id"), act=act)
    for row in (holder, part.plan_of(of)):  # whoever asks for the student gets the one with `grounds`
        if row is not None:
            row.student = student
    _check_discipline(user, of, student, act)
    return of


def get_draft(user: User, pk: UUID) -> Any:
    """The draft version with this id, of whichever thing, with `student`, for who writes it."""
    for part in PLAN_PARTS:
        record_part: Part = part.model.PART
        # Only parts of a plan are written by discipline. A safety card has a rule of its own: it takes WRITE.
        act = Act.WRITE_OWN if record_part == Part.PLAN else Act.WRITE
        draft = _version(user, part.versions().drafts(), pk, act)
        if draft is not None:
            _check_discipline(user, draft.of, draft.student, act)
            return draft
    raise Http404(_("No such draft."))


def get_given_update(user: User, pk: UUID) -> PlanUpdate:
    """An update that was given to this person. 403 for one that was not."""
    update: PlanUpdate = _found(PlanUpdate.objects.filter(pk=pk))
    update.student = get_planned_student(user, update.student_id)
    if not update.receipts.filter(user=user).exists():
        raise PermissionDenied(_("This update was not given to you."))
    return update


def get_question(user: User, pk: UUID, *, act: Act = Act.WRITE) -> UpdateQuestion:
    question: UpdateQuestion = _found(UpdateQuestion.objects.select_related("update", "by").filter(pk=pk))
    question.update.student = get_planned_student(user, question.update.student_id, act=act)
    return question


def get_version(user: User, pk: UUID) -> Any:
    """The published version with this id, of whichever thing, with `student`."""
    for part in PLAN_PARTS:
        version = _version(user, part.versions().published().select_related("published_by"), pk, Act.SEE)
        if version is not None:
            # The address of a version can be kept and opened later, so it asks for the same right as the
            # history page.
            require_past(version.student)
            return version
    raise Http404(_("No such version."))


def _version(user: User, rows: QuerySet[Any], pk: UUID, act: Act) -> Any:
    """The version `pk` among `rows`, with `student` as it was got with `grounds`; None without one."""
    version = rows.filter(pk=pk).first()
    if version is not None:
        version.student = get_student(user, student_of(version.of).pk, part=version.PART, act=act)
    return version


def looks_back(student: Student) -> bool:
    """Whether the user behind the student's `grounds` may read earlier versions and who decided them."""
    # Somebody who is there for a day works by the plan in force. The past, like data, is for the team.
    return student.allows(Part.DATA)


def require_past(student: Student) -> None:
    """Raises PermissionDenied."""
    if not looks_back(student):
        raise PermissionDenied(_("You work by the plan as it stands. What was before is for the team."))


def versions_of_same(version: Any) -> list[Any]:
    """All published versions of the thing that this is one of, newest first; it was fetched from here."""
    rows = version.of.versions.published().select_related("published_by").order_by("-number")
    found = list(rows)
    # The versions share one loaded thing: without this each would fetch it again, without its plan and
    # student.
    for one in found:
        one.of = version.of
    return found


def _check_discipline(user: User, of: Any, student: Student, act: Act) -> None:
    if act == Act.WRITE_OWN and not get_writer(user, student).writes(of):
        raise PermissionDenied(_("Another discipline writes this, or the team."))


def _found(rows: Any) -> Any:
    row = rows.first()
    if row is None:
        raise Http404(_("No such part of a plan."))
    return row
