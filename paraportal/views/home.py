from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from staff.models import Role, User


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Each person's own first screen."""
    assert isinstance(request.user, User)  # the middleware let nobody else through
    return redirect("today" if Role.PARA in request.user.roles() else "students:list")
