"""From an id in a URL to a report: one's own, or 404; and of its students those who may still be seen."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from staff.models import User
from staff.permissions import Part
from students.access import students_of
from students.access_log import middleware as access_log
from students.models import Student
from supervision.models import Report


def get_report(user: User, pk: UUID) -> tuple[Report, list[Student]]:
    """The report, and its students whose data this person may see now; noted in the access log."""
    reports = Report.objects.visible_to(user).select_related("teacher", "school", "signature")
    report = reports.filter(pk=pk).first()
    if report is None:
        raise Http404(_("There is nothing here."))
    students = list(students_of(user, part=Part.DATA).filter(pk__in=report.students))
    access_log.note(students)
    return report, students


def get_whole_report(user: User, pk: UUID) -> tuple[Report, list[Student]]:
    """PermissionDenied where it tells of somebody who is no longer this person's to know of."""
    report, students = get_report(user, pk)
    if len(students) < len(report.students):
        raise PermissionDenied(
            _("This report tells of a student whom you do not work with any more. The page shows the rest.")
        )
    return report, students
