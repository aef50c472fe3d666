"""Deciding on the extended school year: a draft, published as every IEP decision with its source."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import Basis, write_draft
from core.verbs import verb
from iep.drafts.actions import Fields
from iep.drafts.rules import check_may_write, lock
from iep.models import ExtendedYearDecision, ExtendedYearVersion, Plan, PlanKind, Service, Target
from staff.models import User
from students.models import Student


@verb("iep.draft_extended_year")
def draft_extended_year(
    *, student: Student, fields: Fields, by: User, basis: Basis | None = None, at: datetime | None = None
) -> ExtendedYearVersion | None:
    """The draft of the extended year decision of the student's IEP; None where nothing would differ.

    Raises PermissionDenied, EditConflict; ValidationError without an IEP, or for what is no part of it.
    """
    check_may_write(student, by, at or timezone.now())
    lock(student)
    plan = Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    if plan is None:
        raise ValidationError(_("An extended school year is decided in an IEP. Write the IEP first."))
    # Under the lock, so that a target cannot end between this check and the draft.
    _check_own(plan, fields)
    decision, _made = ExtendedYearDecision.objects.get_or_create(plan=plan)
    draft: ExtendedYearVersion | None = write_draft(of=decision, fields=fields, basis=basis, by=by)
    return draft


def _check_own(plan: Plan, fields: Fields) -> None:
    """Raise ValidationError for targets or services that are no part of this plan."""
    # Ids stand in a JSON column, where no foreign key can hold them, so they are checked here.
    targets = Target.objects.filter(student=plan.student_id, goal__plan=plan)
    for name, known in (("targets", targets), ("services", Service.objects.filter(plan=plan))):
        wanted = _ids(fields[name])
        # Counted, so that one query tells of an id that is unknown as well as of another student's.
        if known.filter(pk__in=wanted).count() != len(wanted):
            raise ValidationError({name: _("Choose what is part of this plan.")})


def _ids(rows: Any) -> set[str]:
    return {row["id"] for row in rows}
