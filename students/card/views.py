from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.once_a_page import one_page
from staff.models import User
from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.frames import Frame, sheets
from students.frames import render as render_frame
from students.models import Student
from students.team.related_rows import enrolled_on


@require_safe
def card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an adult beside the student needs in this block. Who may only glance is led there."""
    user, now = person(request), timezone.now()
    found = access.get_student(user, pk)
    if not found.allows(Part.PLAN):
        return redirect("students:glance", pk)
    context = card_sheet(Frame.CARD, user, found, now)
    return render(request, "students/card/card.html", context)


def card_sheet(frame: Frame, user: User, student: Student, now: datetime) -> dict[str, Any]:
    """The context of a page that is also a sheet of paper: panels of `frame`, and what stands in its foot."""
    with one_page():
        day, panels = user.today(now), render_frame(frame, user, [student], now)
        # Of the page's own, only what the panels have asked already.
        return {
            "student": student,
            "enrolment": enrolled_on([student.pk], day).get(student.pk),
            "panels": panels,
            "sheets": sheets(frame),
            "is_whole": student.allows(Part.PLAN),
            "now": now,
            "zone": user.zone,
        }


@require_safe
def glance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page for a classroom: safety, what helps, accommodations, the day, the adults; and nothing more."""
    user, now = person(request), timezone.now()
    student = access.get_student(user, pk, part=Part.GLANCE)
    return render(request, "students/card/glance.html", card_sheet(Frame.GLANCE, user, student, now))
