from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.names import fold
from core.once_a_page import one_page
from staff.models import User
from staff.people.queries import own_licences
from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.access_log import middleware as access_log
from students.frames import Frame, render_each, sheets
from students.frames import render as render_frame
from students.models import Student
from students.profile.queries import student_rows
from students.team.related_rows import enrolled_on


@require_safe
def student(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that this person's work with the student needs, in panels. Who may only glance is led there."""
    user, now = person(request), timezone.now()
    found = access.get_student(user, pk)
    if not found.allows(Part.PLAN):
        return redirect("students:glance", pk)
    with one_page():
        context = _context(user, found, now)
    return render(request, "students/profile/student.html", context)


def _context(user: User, found: Student, now: datetime) -> dict[str, Any]:
    day = user.today(now)
    panels = render_frame(Frame.STUDENT, user, [found], now)
    # Of the page's own, only what the panels have asked already.
    return {
        "student": found,
        "enrolment": enrolled_on([found.pk], day).get(found.pk),
        "age": found.age_on(day) if found.allows(Part.IDENTITY) else None,
        "panels": panels,
        "sheets": sheets(Frame.STUDENT),
    }


PER_PAGE = 25


@require_safe
def students(request: HttpRequest) -> HttpResponse:
    """Students of this person, by name; those on the page are noted in the access log."""
    user, now = person(request), timezone.now()
    wanted = request.GET.get("q", "")[:100].replace("\x00", "").strip()
    found = access.students_of(user)
    if wanted:
        found = found.filter(sort_key__contains=fold(wanted))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    access_log.note(shown)
    with one_page():
        panels = render_each(Frame.LIST, user, shown, now)
        rows = [(row, panels[row.student.pk]) for row in student_rows(shown, user.today(now), now)]
    context = {"page": page, "rows": rows, "q": wanted, "zone": user.zone, "sheets": sheets(Frame.LIST)}
    context |= own_licences(user) or {}
    return render(request, "students/profile/list.html", context)
