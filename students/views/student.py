from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.frames import Frame, sheets
from students.frames import render as render_frame
from students.models import Enrolment


@require_safe
def student(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that this person's work with the student needs, in panels. Who may only glance is led there."""
    user, now = person(request), timezone.now()
    found = access.get_student(user, pk)
    if not found.allows(Part.PLAN):
        return redirect("students:glance", pk)
    enrolment = Enrolment.objects.of(found, user.today(now))
    context = {
        "student": found,
        "enrolment": enrolment,
        "age": found.age_on(user.today(now)) if found.allows(Part.IDENTITY) else None,
        "panels": render_frame(Frame.STUDENT, user, [found], now),
        "sheets": sheets(Frame.STUDENT),
    }
    return render(request, "students/student.html", context)
