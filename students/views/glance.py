from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.frames import Frame
from students.views.card import sheet_of


@require_safe
def glance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page for a classroom: safety, what helps, accommodations, the day, the adults; and nothing more."""
    user, now = person(request), timezone.now()
    student = access.get_student(user, pk, part=Part.GLANCE)
    return render(request, "students/glance.html", sheet_of(Frame.GLANCE, user, student, now))
