"""The teacher's reports: the list, one with its numbers, its PDF, and the signature."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from staff.models import User
from staff.permissions import Part
from staff.sign_in import person
from students.access import students_of
from students.access_log import middleware as access_log
from students.models import Student
from supervision.models import Report
from supervision.reports import actions, files
from supervision.reports.report_page import open_page

PER_PAGE = 25


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The current edition of each week, the latest first."""
    mine = Report.objects.visible_to(person(request)).current()
    # The numbers are wide, and a list shows none of them.
    rows = mine.select_related("signature", "school").defer("numbers").order_by("-week")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "supervision/reports/list.html", {"page": page})


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    report, students = get_report(user, pk)
    page = open_page(report, {student.pk: student.name for student in students})
    newer = Report.objects.current().filter(teacher=user, week=report.week).exclude(pk=pk).first()
    signature = getattr(report, "signature", None)
    context = {
        "report": report,
        "page": page,
        "newer": newer,
        "signature": signature,
        # Not where a student is hidden: one signs what one has read whole.
        "may_sign": not (signature or newer or page.hidden) and _is_licensed(report, request),
        "zone": report.school.zone,
        "now": timezone.now(),
    }
    return render(request, "supervision/reports/report.html", context)


def get_report(user: User, pk: UUID) -> tuple[Report, list[Student]]:
    """One's own report, and its students whose data this person may see now; noted in the access log."""
    reports = Report.objects.visible_to(user).select_related("teacher", "school", "signature")
    report = reports.filter(pk=pk).first()
    if report is None:
        raise Http404(_("There is nothing here."))
    students = list(students_of(user, part=Part.DATA).filter(pk__in=report.students))
    access_log.note(students)
    return report, students


def get_whole_report(user: User, pk: UUID) -> Report:
    """PermissionDenied where it tells of somebody who is no longer this person's to know of."""
    report, students = get_report(user, pk)
    # The PDF was drawn with all names and cannot leave one out, so it is closed as a whole.
    if len(students) < len(report.students):
        raise PermissionDenied(
            _("This report tells of a student whom you do not work with any more. The page shows the rest.")
        )
    return report


def _is_licensed(report: Report, request: HttpRequest) -> bool:
    return actions.licence_to_sign(report, person(request), timezone.now()) is not None


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The PDF, under a name without anybody's name. Whoever takes it is noted for each student in it."""
    report = get_whole_report(person(request), pk)
    try:
        pdf = files.read(report)
    except files.Damaged:
        messages.error(request, _("The PDF is missing or damaged. The page shows the same numbers."))
        return redirect("reports:report", pk)
    name = f"weekly-report-{report.period}-edition-{report.edition}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_POST
def signature(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    report = get_whole_report(user, pk)
    try:
        actions.sign(by=user, report=report, at=timezone.now())
        messages.success(request, _("Signed. This edition stays as it is."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("reports:report", pk)
