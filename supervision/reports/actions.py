"""Signing: the one thing that a person does with a report."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.verbs import verb
from staff.calendar.school_time import school_day
from staff.licences.licence_effects import LicenceEffect
from staff.licences.rules import LicenceRules
from staff.models import Licence, Role, User
from supervision.models import Report, Signature

POLICY = "licence.supervisor"
SIGNING = LicenceEffect(
    "signing",
    POLICY,
    frozenset({Role.TEACHER}),
    gettext_lazy("Signing the weekly report. It is still made, and can be read."),
)


def licence_to_sign(report: Report, user: User, at: datetime) -> Licence | None:
    """The licence of this person that meets the rule on supervisors on that day; None without one."""
    rules = LicenceRules.load([user.pk], [report.school], [POLICY])
    return rules.find(user.pk, POLICY, report.school, school_day(report.school, at))


@verb("supervision.sign_report")
def sign(*, by: User, report: Report, at: datetime) -> Signature:
    """The teacher's word that this edition was reviewed. From then on the week has no further edition.

    PermissionDenied for anybody else, or without a licence that day; ValidationError where a newer edition
    stands, or this one is signed.
    """
    if report.teacher_id != by.pk or not by.is_active:
        raise PermissionDenied(_("Only the teacher whose report it is signs it."))
    licence = licence_to_sign(report, by, at)
    if licence is None:
        raise PermissionDenied(_("Signing needs a license that may supervise, valid today."))
    # The worker holds the same row while it writes a further edition.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    # Asked under the lock; the trigger on signatures holds it where code forgets.
    if Signature.objects.filter(report__teacher=by, report__week=report.week).exists():
        raise ValidationError(_("This week’s report is signed already."), code="signed")
    if not Report.objects.current().filter(pk=report.pk).exists():
        raise ValidationError(_("A newer edition of this report is there. Review that one."), code="newer")
    return Signature.objects.create(report=report, by=by, at=at, licence=licence)
