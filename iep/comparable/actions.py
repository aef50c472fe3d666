"""The plan of another district: marked as comparable services, and what ends that (N2).

Sources: 34 CFR 300.323(e) and (f), as in `iep.comparable.models`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail, told
from core.publishing import Publication, newest
from core.verbs import verb
from core.versions import Source
from iep.drafts.rules import check_may_write, lock, school_of
from iep.models import ComparableEnd, ComparableServices, HowEnded, Plan, PlanKind, PlanVersion
from iep.publishing.deciding import Decision, check_publishing_licence, wrong_with
from staff.calendar.school_time import school_day
from staff.models import School, User
from staff.permissions import Act, Part
from students import access
from students.models import Student


def check_manages(student: Student, by: User, at: datetime) -> None:
    """Only the case manager: who writes the plan and assigns people to it. Raises PermissionDenied."""
    check_may_write(student, by, at)
    # Of those who write the plan only the case manager may also assign people to it.
    access.require(by, student, part=Part.PLAN, act=Act.ASSIGN, at=at)


@verb("iep.mark_comparable")
def mark_comparable(
    *, plan: Plan, came_from: str, origin: str, since: date, by: User, at: datetime | None = None
) -> ComparableServices:
    """Mark the IEP in force as another district's, its services given as comparable ones since `since`.

    Raises PermissionDenied, ValidationError.
    """
    at = at or timezone.now()
    check_manages(plan.student, by, at)
    lock(plan.student)
    # Read after the lock: a colleague may have published while this one waited.
    version: PlanVersion | None = newest(plan)
    today = school_day(school_of(plan.student, at), at)
    if plan.kind != PlanKind.IEP or version is None or version.in_force.lower > at:
        fail("plan", _("Enter and publish the IEP of the other district first."), "no_plan")
    if not came_from.strip():
        fail("came_from", _("Write which district wrote the plan."), "required")
    if since > today:
        fail("since", _("This day is to come."), "future")
    if ComparableServices.objects.standing(at, today).filter(version__of=plan).exists():
        fail("plan", _("This plan is marked already."), "marked")
    # The check above looks only at marks that still stand. One that has ended still holds its version, by the
    # unique key of the column.
    with told("iep_comparableservices_version_id_key", "plan", _("This plan was marked before.")):
        return ComparableServices.objects.create(
            version=version, came_from=came_from.strip(), origin=origin, since=since, by=by, at=at
        )


@verb("iep.adopt_plan")
def adopt_plan(
    *,
    of: ComparableServices,
    source: str,
    source_date: date | None,
    source_with: str,
    by: User,
    takes_effect: date | None = None,
    at: datetime | None = None,
) -> ComparableEnd:
    """The team adopts the plan as it is, from `takes_effect` (today) on.

    Raises PermissionDenied, ValidationError.
    """
    at = at or timezone.now()
    student = of.version.of.student
    check_manages(student, by, at)
    lock(student)
    school = school_of(student, at)
    today = school_day(school, at)
    decision = Decision(source, source_date, source_with.strip(), _("Adopted."), takes_effect)
    errors = wrong_with(decision, PlanKind.IEP, today)
    # No team of this district can have met about the student before services began here.
    if source_date is not None and source_date < of.since:
        errors.setdefault("source_date", _("The student was not here then."))
    if errors:
        raise ValidationError(errors)
    check_publishing_licence(by, school, today)
    # The form was opened while nothing had ended it: the unique key refuses the second of two case managers.
    with told("iep_comparableend_of_id_key", "source", _("Somebody ended this just now.")):
        return ComparableEnd.objects.create(
            of=of, how=HowEnded.ADOPTED, source=source, source_date=source_date or today,
            source_with=source_with.strip(), takes_effect=takes_effect or today, by=by, at=at,
        )  # fmt: skip


def end_replaced(changed: Iterable[Any], publication: Publication, school: School) -> None:
    """End the comparable services of plans for which a meeting published a new version, once it takes effect.

    `changed`: the versions that went into force. Called by publishing, in its transaction.
    """
    for version in changed:
        # Only a meeting writes a new IEP. An amendment without one leaves services comparable (34 CFR
        # 300.323(e)).
        if not isinstance(version, PlanVersion) or version.source != Source.MEETING:
            continue
        # The marked version itself may be published in this very act: it does not replace itself.
        mark = ComparableServices.objects.filter(version__of=version.of, end=None).exclude(version=version)
        for one in mark:
            ComparableEnd.objects.create(
                of=one, how=HowEnded.REPLACED, source=version.source,
                source_date=version.source_date or one.since, source_with=version.source_with, new=version,
                by=publication.by, at=publication.at,
                takes_effect=school_day(school, publication.in_force_from),
            )  # fmt: skip
