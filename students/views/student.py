from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.models import User
from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.around import enrolled_on
from students.frames import Frame, sheets
from students.frames import render as render_frame
from students.frames.once import one_page
from students.models import Student


@require_safe
def student(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that this person's work with the student needs, in panels. Who may only glance is led there."""
    user, now = person(request), timezone.now()
    found = access.get_student(user, pk)
    if not found.allows(Part.PLAN):
        return redirect("students:glance", pk)
    with one_page():
        context = _context(user, found, now)
    return render(request, "students/student.html", context)


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
