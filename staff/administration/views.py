from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff import access
from staff.administration.pages import ADMINISTRATION_PAGES
from staff.people.queries import ending_soon
from staff.sign_in import person

SHOWN = 5


@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    """Where administrators start: licences that end soon, and a line for each of their pages."""
    user = person(request)
    access.require_administrator(user)
    notices = ending_soon(user)
    context = {
        "entries": ADMINISTRATION_PAGES,
        "notices": notices[:SHOWN],
        "more": max(0, len(notices) - SHOWN),
    }
    return render(request, "staff/administration/administration.html", context)
