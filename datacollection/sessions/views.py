from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from datacollection import access
from datacollection.sessions.taps import taps_of
from staff.sign_in import person


@require_safe
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The taps behind a point: each with who, when, where, and under which version of the plan."""
    user = person(request)
    session = access.get_session(user, pk)
    return render(
        request,
        "datacollection/sessions/session.html",
        {"session": session, "student": session.student, "taps": taps_of(session), "zone": user.zone},
    )
