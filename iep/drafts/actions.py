"""Drafting: each part of a plan has at most one draft, which nobody follows until it is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import Basis, write_draft
from core.verbs import verb
from core.versions import Version
from iep.drafts.rules import check_discipline, check_goes_on, check_may_write, check_writes, lock, writer
from iep.measures.ladder import Ladder
from iep.models import (
    Goal,
    GoalVersion,
    Plan,
    PlanKind,
    PlanVersion,
    Service,
    ServiceVersion,
    Support,
    SupportVersion,
    Target,
    TargetVersion,
)
from iep.supports.kinds import SUPPORT_KINDS
from iep.targets.teaching import Teaching
from iep.versions.models import PlanPartVersion
from staff.models import User
from students.models import Discipline, Student

Thing = Plan | Goal | Service | Target | Support
Fields = Mapping[str, Any]  # of the version's CONTENT; a dataclass with `to_json` may stand for its JSON


@verb("iep.draft_plan")
def draft_plan(
    *,
    student: Student,
    fields: Fields,
    by: User,
    kind: str = PlanKind.IEP,
    basis: Basis | None = None,
    at: datetime | None = None,
) -> PlanVersion | None:
    """Draft the student's plan of this kind, which is made where there is none. None: nothing differs."""
    check_may_write(student, by, at or timezone.now())
    plan, _made = Plan.objects.get_or_create(student=student, kind=kind)
    draft: PlanVersion | None = _write(plan, fields, by, basis)
    return draft


@verb("iep.draft_goal")
def draft_goal(*, plan: Plan, fields: Fields, by: User, at: datetime | None = None) -> GoalVersion:
    """A new goal, as a draft: anybody who writes may propose one."""
    now = at or timezone.now()
    writer(plan.student, by, now)
    lock(plan.student)
    check_goes_on(plan, plan.student, by, now)
    goal = Goal.objects.create(plan=plan, position=plan.goals.count() + 1)
    draft: GoalVersion = _write(goal, fields, by, Basis())
    return draft


@verb("iep.draft_service")
def draft_service(*, plan: Plan, fields: Fields, by: User, at: datetime | None = None) -> ServiceVersion:
    """A new service, as a draft; a provider's in their own discipline."""
    now = at or timezone.now()
    _check_service(plan.student, fields, by, now)
    lock(plan.student)
    check_goes_on(plan, plan.student, by, now)
    service = Service.objects.create(plan=plan, position=plan.services.count() + 1)
    draft: ServiceVersion = _write(service, fields, by, Basis())
    return draft


@verb("iep.draft_target")
def draft_target(
    *,
    goal: Goal,
    fields: Fields,
    by: User,
    discipline: str = Discipline.TEACHING,
    at: datetime | None = None,
) -> TargetVersion:
    """A new target of a goal, as a draft. Raises ValueError in words for JSON that cannot be read."""
    now, student = at or timezone.now(), goal.plan.student
    check_discipline(discipline, student, by, now)
    lock(student)
    check_goes_on(goal, student, by, now)
    return begin_target(goal, fields, by, discipline)


def begin_target(goal: Goal, fields: Fields, by: User, discipline: str) -> TargetVersion:
    """As `draft_target`, for who has asked already whether it may be."""
    target = Target.objects.create(
        student=goal.plan.student, goal=goal, discipline=discipline, position=goal.targets.count() + 1
    )
    draft: TargetVersion = _write(target, fields, by, Basis())
    return draft


@verb("iep.draft_support")
def draft_support(
    *,
    student: Student,
    kind: str,
    fields: Fields,
    by: User,
    discipline: str = Discipline.TEACHING,
    plan: Plan | None = None,
    at: datetime | None = None,
) -> SupportVersion:
    """A new support, as a draft. `plan`: of which it is a part; None: of the IEP, made already or not.

    Raises LookupError or ValueError in words.
    """
    now = at or timezone.now()
    check_discipline(discipline, student, by, now)
    lock(student)
    plan = plan or Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    check_goes_on(plan, student, by, now)
    return begin_support(student, kind, fields, by, discipline, plan)


def begin_support(
    student: Student, kind: str, fields: Fields, by: User, discipline: str, plan: Plan | None
) -> SupportVersion:
    """As `draft_support`, for who has asked already whether it may be."""
    support = Support.objects.create(
        student=student,
        plan=plan,
        kind=kind,
        discipline=discipline,
        position=student.supports.count() + 1,
    )
    draft: SupportVersion = _write(support, fields, by, Basis())
    return draft


@verb("iep.save_draft")
def save_draft(
    *, of: Thing, fields: Fields, by: User, basis: Basis | None = None, at: datetime | None = None
) -> Any:
    """Save the draft of a part of a plan. None where it would say what is in force already.

    `basis`: what stood when the writer began; None takes whatever stands. Raises EditConflict, and
    ValidationError for a target that is closed.
    """
    now, student = at or timezone.now(), student_of(of)
    check_writes(of, student, by, now)
    if isinstance(of, Service):
        _check_service(student, fields, by, now)
    if isinstance(of, Target) and of.closed_at is not None:
        raise ValidationError(_("This target is closed. It is no longer changed."))
    check_goes_on(of, student, by, now)
    return _write(of, fields, by, basis)


@verb("iep.discard_draft")
def discard_draft(*, draft: Version, by: User, at: datetime | None = None) -> None:
    """Throw a draft away. What was never published goes with it, drafts of its targets too.

    What was ever in force stays: the database refuses to delete it.
    """
    of: Any = draft.of  # type: ignore[attr-defined]
    student = getattr(of, "student", None) or student_of(of)
    now, part = at or timezone.now(), draft.PART  # type: ignore[attr-defined]
    if part == PlanPartVersion.PART:
        check_writes(of, student, by, now)
    else:
        check_may_write(student, by, now, part=part)
    lock(student)
    draft.delete()
    if of.versions.exists():
        return
    if isinstance(of, Goal):
        for target in of.targets.all():
            target.versions.all().delete()
            target.delete()
    if isinstance(of, Goal | Service | Target | Support):
        of.delete()


def _check_service(student: Student, fields: Fields, by: User, at: datetime) -> None:
    who = writer(student, by, at)
    if not who.writes_plan and fields.get("discipline") not in who.own:
        raise PermissionDenied(_("Another discipline writes this, or the team."))


def student_of(of: Thing) -> Student:
    return of.plan.student if isinstance(of, Goal | Service) else of.student


def _write(of: Thing, fields: Fields, by: User, basis: Basis | None) -> Any:
    columns = {name: _column(value) for name, value in fields.items()}
    columns |= _as_it_reads(of, columns)
    return write_draft(of=of, fields=columns, basis=basis, by=by)


def _column(value: Any) -> Any:
    if hasattr(value, "to_json"):
        return value.to_json()
    return list(value) if isinstance(value, tuple) else value


def _as_it_reads(of: Thing, columns: dict[str, Any]) -> dict[str, Any]:
    """The JSON columns read and written again: what cannot be read is never stored, for no recorder could
    open it, and what means the same is stored the same. Raises LookupError or ValueError in words.
    """
    if isinstance(of, Target):
        teaching = Teaching.of(TargetVersion(of=of, **columns))
        teaching.criterion.check_fits(teaching.measure, teaching.settings)
        for ladder in of.versions.exclude(published_by=None).values_list("ladder", flat=True):
            teaching.ladder.check_follows(Ladder.from_json(ladder))
        names = ("settings", "ladder", "criterion", "prompting", "data_plan")
        return {name: getattr(teaching, name).to_json() for name in names}
    if isinstance(of, Support):
        return {"settings": SUPPORT_KINDS.get(of.kind).parse(columns.get("settings")).to_json()}
    return {}
