from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from staff.models import Role
from staff.sign_in import person


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Each person's own first screen."""
    is_with_students = person(request).roles() & {Role.PARA, Role.SUBSTITUTE}
    return redirect("today" if is_with_students else "students:list")
