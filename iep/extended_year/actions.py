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
    """Draft the decision of the student's IEP. None: nothing differs from what is in force.

    Raises EditConflict; ValidationError where there is no IEP, or for what is not part of it.
    """
    check_may_write(student, by, at or timezone.now())
    lock(student)
    plan = Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    if plan is None:
        raise ValidationError(_("An extended school year is decided in an IEP. Write the IEP first."))
    _check_own(plan, fields)
    decision, _made = ExtendedYearDecision.objects.get_or_create(plan=plan)
    draft: ExtendedYearVersion | None = write_draft(of=decision, fields=fields, basis=basis, by=by)
    return draft


def _check_own(plan: Plan, fields: Fields) -> None:
    """Ids stand in JSON, where no foreign key holds them."""
    targets = Target.objects.filter(student=plan.student_id, goal__plan=plan)
    for name, known in (("targets", targets), ("services", Service.objects.filter(plan=plan))):
        wanted = _ids(fields[name])
        if known.filter(pk__in=wanted).count() != len(wanted):
            raise ValidationError({name: _("Choose what is part of this plan.")})


def _ids(rows: Any) -> set[str]:
    return {row["id"] for row in rows}
