"""Many drafts at once: copied from what was in force, or read from a table. All of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import draft_of, newest
from core.verbs import verb
from core.versions import Version
from iep.drafts.actions import begin_support, begin_target, draft_goal, draft_service, draft_support
from iep.drafts.rules import check_may_write, lock
from iep.models import GoalVersion, Plan, ServiceVersion, SupportVersion, TargetVersion
from staff.models import User

Part = GoalVersion | ServiceVersion | SupportVersion


@verb("iep.copy_parts")
def copy_parts(
    *, plan: Plan, versions: Sequence[Part], as_of: datetime, by: User, at: datetime | None = None
) -> list[Version]:
    """Draft anew under `plan` what these versions say; a goal brings the targets that it had at `as_of`.

    What a discipline wrote is copied word for word, and is that discipline's to change. Dates become those of
    the plan. Raises PermissionDenied for a part of another student, ValidationError
    in words for what can no longer be read.
    """
    moment = at or timezone.now()
    check_may_write(plan.student, by, moment)
    lock(plan.student)
    dates = _dates(plan)
    drafts: list[Version] = []
    for version in versions:
        if _student_of(version) != plan.student_id:
            raise PermissionDenied(_("This belongs to another student."))
        try:
            drafts += _copied(plan, version, dates, as_of, by, moment)
        except (LookupError, ValueError) as problem:
            raise ValidationError(str(problem)) from problem
    return drafts


@verb("iep.import_drafts")
def import_drafts(
    *,
    plan: Plan,
    what: str,
    rows: Iterable[Mapping[str, Any]],
    by: User,
    at: datetime | None = None,
) -> list[Version]:
    """A draft for each row. `what`: goals, services or supports; a support's row names its `kind`."""
    moment = at or timezone.now()
    check_may_write(plan.student, by, moment)
    lock(plan.student)
    return [_imported(plan, what, dict(row), by, moment) for row in rows]


def _imported(plan: Plan, what: str, fields: dict[str, Any], by: User, at: datetime) -> Version:
    if what == "goals":
        return draft_goal(plan=plan, fields=fields, by=by, at=at)
    if what == "services":
        return draft_service(plan=plan, fields=fields, by=by, at=at)
    kind = fields.pop("kind")
    return draft_support(student=plan.student, plan=plan, kind=kind, fields=fields, by=by, at=at)


def _copied(
    plan: Plan, version: Part, dates: dict[str, Any], as_of: datetime, by: User, at: datetime
) -> list[Version]:
    fields = version.content() | {name: day for name, day in dates.items() if name in version.CONTENT}
    if isinstance(version, ServiceVersion):
        return [draft_service(plan=plan, fields=fields, by=by, at=at)]
    if isinstance(version, SupportVersion):
        of = version.of
        return [begin_support(plan.student, of.kind, fields, by, of.discipline, plan)]
    goal = draft_goal(plan=plan, fields=fields, by=by, at=at)
    targets = TargetVersion.objects.taught_at(as_of).filter(of__goal=version.of_id)
    return [goal, *(begin_target(goal.of, one.content(), by, one.of.discipline) for one in targets)]


def _dates(plan: Plan) -> dict[str, Any]:
    """What a part copied into this plan takes for its own dates; none where the plan says none yet."""
    version = draft_of(plan) or newest(plan)
    if version is None:
        return {}
    review = version.review_due_on
    return {"due_on": review, "starts_on": version.starts_on, "ends_on": review}


def _student_of(version: Part) -> Any:
    of: Any = version.of
    return of.student_id if isinstance(version, SupportVersion) else of.plan.student_id
