"""From an id in a URL to a part of a plan: 404 where one may not know, 403 where one may not act.

Each goes through `students.access.get_student`, so the look is recorded, and hands on the student with
`grounds`. With `act=WRITE_OWN` the rule of disciplines is asked too (`iep/drafts/writers.py`).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from iep.drafts.writers import Writer, writer_seen
from iep.models import VERSIONS, Goal, Plan, PlanUpdate, Service, Support, Target, UpdateQuestion
from iep.versions.models import paths_of
from staff.models import User
from staff.permissions import Act, Part
from students.access import get_student
from students.models import Student


def get_planned_student(user: User, pk: UUID, *, act: Act = Act.SEE) -> Student:
    """The student whose plan this is about."""
    return get_student(user, pk, part=Part.PLAN, act=act)


def knows_readers(student: Student) -> bool:
    """Whether somebody whose `grounds` these are may know who has read what: who writes the plan, and who
    answers a parent for the school."""
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


def get_goal(user: User, pk: UUID, *, act: Act = Act.SEE) -> Goal:
    goal: Goal = _found(Goal.objects.select_related("plan").filter(pk=pk))
    goal.plan.student = get_planned_student(user, goal.plan.student_id, act=act)
    _check_discipline(user, goal, goal.plan.student, act)
    return goal


def get_service(user: User, pk: UUID, *, act: Act = Act.SEE) -> Service:
    service: Service = _found(Service.objects.select_related("plan").filter(pk=pk))
    service.plan.student = get_planned_student(user, service.plan.student_id, act=act)
    _check_discipline(user, service, service.plan.student, act)
    return service


def get_target(user: User, pk: UUID, *, act: Act = Act.SEE) -> Target:
    target: Target = _found(Target.objects.select_related("goal__plan").filter(pk=pk))
    target.student = target.goal.plan.student = get_planned_student(user, target.student_id, act=act)
    _check_discipline(user, target, target.student, act)
    return target


def get_support(user: User, pk: UUID, *, act: Act = Act.SEE) -> Support:
    support: Support = _found(Support.objects.select_related("plan").filter(pk=pk))
    support.student = get_planned_student(user, support.student_id, act=act)
    _check_discipline(user, support, support.student, act)
    return support


def get_draft(user: User, pk: UUID) -> Any:
    """The draft version with this id, of whichever thing, with `student`, for who writes it."""
    for model in VERSIONS:
        path: str = model.STUDENT_PATH
        manager: Any = model._default_manager
        row = manager.drafts().filter(pk=pk).values_list("pk", path).first()
        if row is not None:
            part: Part = model.PART
            act = Act.WRITE_OWN if part == Part.PLAN else Act.WRITE
            student = get_student(user, row[1], part=part, act=act)
            draft = manager.select_related(path).get(pk=pk)
            draft.student = student
            _check_discipline(user, draft.of, student, act)
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


def get_part(user: User, pk: UUID, *, act: Act = Act.WRITE) -> Any:
    """The plan, goal, service or support with this id, with its student."""
    for model in (Plan, Goal, Service, Support):
        related = ("plan",) if model is not Plan else ()
        of: Any = model._default_manager.select_related(*related).filter(pk=pk).first()
        if of is not None:
            path: str = model.STUDENT_PATH
            holder = of.plan if path.startswith("plan__") else of
            holder.student = get_planned_student(user, holder.student_id, act=act)
            return of
    raise Http404(_("No such part of a plan."))


def get_version(user: User, pk: UUID) -> Any:
    """The published version with this id, of whichever thing, with `student`."""
    for model in VERSIONS:
        manager: Any = model._default_manager
        row = manager.published().filter(pk=pk).values_list("pk", model.STUDENT_PATH).first()
        if row is not None:
            student = get_student(user, row[1], part=model.PART)
            require_past(student)
            version = manager.select_related(*paths_of(model), "published_by").get(pk=pk)
            version.student = student
            return version
    raise Http404(_("No such version."))


def looks_back(student: Student) -> bool:
    """Whether somebody whose `grounds` these are reads what was before, and who decided it with whom.

    Who is there for a day works by the plan as it stands: as with data, the past is not theirs.
    """
    return student.allows(Part.DATA)


def require_past(student: Student) -> None:
    """Raises PermissionDenied."""
    if not looks_back(student):
        raise PermissionDenied(_("You work by the plan as it stands. What was before is for the team."))


def versions_of_same(version: Any) -> list[Any]:
    """All published versions of the thing that this is one of, newest first; it was fetched from here."""
    rows = version.of.versions.published().select_related("published_by").order_by("-number")
    found = list(rows)
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
