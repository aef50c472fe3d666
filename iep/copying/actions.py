"""Many drafts at once: copied from what was in force, or read from a table. All of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import draft_of, newest
from core.verbs import verb
from core.versions import Version
from iep.drafts.actions import Fields, begin_part, draft_part
from iep.drafts.rules import check_goes_on, check_may_write, lock
from iep.models import Plan
from iep.parts import PlanPart, part_of, student_of
from staff.models import User


@verb("iep.copy_parts")
def copy_parts(
    *, plan: Plan, versions: Sequence[Any], as_of: datetime, by: User, at: datetime | None = None
) -> list[Version]:
    """Draft anew under `plan` what these versions say; a goal brings the targets that it had at `as_of`.

    What a discipline wrote is copied word for word, and is that discipline's to change. Dates become those of
    the plan. Raises PermissionDenied for a part of another student, ValidationError
    in words for what can no longer be read.
    """
    moment = at or timezone.now()
    check_may_write(plan.student, by, moment)
    # All drafts of the copy are written under one lock, and the verb is one transaction: all of them or none.
    lock(plan.student)
    dates = _dates(plan)
    drafts: list[Version] = []
    for version in versions:
        # The page offers only the student's own versions, but an action cannot know who calls it.
        if student_of(version.of) != plan.student:
            raise PermissionDenied(_("This belongs to another student."))
        if part_of(version).stands_in:
            check_goes_on(plan, plan.student, by, moment)
        try:
            drafts += _copied(plan, version, dates, as_of, by, moment)
        except (LookupError, ValueError) as problem:
            raise ValidationError(str(problem)) from problem
    return drafts


@verb("iep.import_drafts")
def import_drafts(
    *, plan: Plan, drafts: Iterable[tuple[Any, Fields]], by: User, at: datetime | None = None
) -> list[Version]:
    """Each of (what it begins, unsaved; what its draft says) is drafted."""
    moment = at or timezone.now()
    check_may_write(plan.student, by, moment)
    lock(plan.student)
    return [draft_part(of=of, fields=fields, by=by, at=moment) for of, fields in drafts]


def _copied(
    above: Any, version: Any, dates: dict[str, Any], as_of: datetime, by: User, at: datetime
) -> list[Version]:
    """The draft of it under a plan or goal, then drafts of what stood in it."""
    part = part_of(version)
    # Only the copied part itself gets new dates: its targets are passed no dates below and keep what they
    # say.
    fields = version.content() | {name: day for name, day in dates.items() if name in version.CONTENT}
    draft = begin_part(part.copy(version.of, above), fields, by)
    below = [row for child in part.parts_in_it() for row in _versions_in(child, version.of, as_of)]
    return [draft, *(copy for row in below for copy in _copied(draft.of, row, {}, as_of, by, at))]


def _dates(plan: Plan) -> dict[str, Any]:
    """What a part copied into this plan takes for its own dates; none where the plan says none yet."""
    # A new plan is copied into before it is published, so its draft says the dates first.
    version = draft_of(plan) or newest(plan)
    if version is None:
        return {}
    review = version.review_due_on
    return {"due_on": review, "starts_on": version.starts_on, "ends_on": review}


def _versions_in(part: PlanPart[Any], of: Any, at: datetime) -> Any:
    """How each of these that stood in `of` was at a moment, in their order; none that was closed by then."""
    rows = part.versions().at(at).filter(**{f"of__{part.stands_in}": of})
    rows = rows.filter(part.is_open(at)) if part.is_open else rows
    return rows.order_by("of__position", "of")
