"""The teacher's reports: the list, one with its numbers, its PDF, and the signature."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from datacollection.graphs.independence import legend
from staff.sign_in import person
from students.models import Student
from supervision.models import Report
from supervision.reports import access, actions, files
from supervision.reports.shown import Shown, show

PER_PAGE = 25


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The current edition of each week, the latest first."""
    mine = Report.objects.visible_to(person(request)).current()
    # The numbers are wide, and a list shows none of them.
    rows = mine.select_related("signature", "school").defer("numbers").order_by("-week")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "supervision/reports/list.html", {"page": page})


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    report, students = access.get_report(user, pk)
    shown = shown_to(report, students)
    newer = Report.objects.current().filter(teacher=user, week=report.week).exclude(pk=pk).first()
    signature = getattr(report, "signature", None)
    context = {
        "row": report,
        "report": shown,
        "legend": legend(),
        "newer": newer,
        "signature": signature,
        "may_sign": not (signature or newer or shown.hidden) and _is_licensed(report, request),
        "zone": report.school.zone,
        "now": now,
    }
    return render(request, "supervision/reports/report.html", context)


def shown_to(report: Report, students: Sequence[Student]) -> Shown:
    """What is stored, of those students whose names may be told."""
    return show(
        teacher=report.teacher,
        school=report.school,
        week=report.school_week,
        edition=report.edition,
        as_of=report.as_of,
        numbers=report.numbers,
        names={student.pk: student.name for student in students},
    )


def _is_licensed(report: Report, request: HttpRequest) -> bool:
    return actions.licence_to_sign(report, person(request), timezone.now()) is not None


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The PDF, under a name without anybody's name. Whoever takes it is noted for each student in it."""
    report, _students = access.get_whole_report(person(request), pk)
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
    report, _students = access.get_whole_report(user, pk)
    try:
        actions.sign(by=user, report=report, at=timezone.now())
        messages.success(request, _("Signed. This edition stays as it is."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("reports:report", pk)
