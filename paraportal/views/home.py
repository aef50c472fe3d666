from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from staff.models import Role
from staff.sign_in import person


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Each person's own first screen."""
    # Who works beside students begins with the day's plan; all others begin with their list.
    is_with_students = person(request).roles() & {Role.PARA, Role.SUBSTITUTE}
    return redirect("today" if is_with_students else "students:list")
