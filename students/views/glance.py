from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.models import Enrolment
from students.panels import day, safety


@require_safe
def glance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page for a classroom: safety, the day with its support, the adults; and nothing more."""
    user, now = person(request), timezone.now()
    student = access.get_student(user, pk, part=Part.GLANCE)
    allowed = [student] if student.allows(Part.SAFETY) else []
    enrolment = Enrolment.objects.of(student, user.today(now))
    context = {
        "student": student,
        "enrolment": enrolment,
        "is_whole": student.allows(Part.PLAN),
        "safety": safety.load_student(user, allowed, now),
        "today": day.load_student(user, [student], now),
        "zone": user.zone,
    }
    return render(request, "students/glance.html", context)
