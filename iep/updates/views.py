"""Who was told what, and has acknowledged it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iep import access
from iep.models import PlanUpdate
from iep.updates import unread
from staff.sign_in import person

PER_PAGE = 20


@require_safe
def updates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was published when, newest first, each with its readers."""
    user = person(request)
    student = access.get_planned_student(user, pk)
    access.require_readers(student)
    moments = PlanUpdate.objects.filter(student=student).order_by("-published_at")
    page = Paginator(moments.values_list("published_at", flat=True).distinct(), PER_PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = unread.publications(student, list(page), timezone.now())
    return render(request, "iep/updates/updates.html", {"student": student, "page": page, "zone": user.zone})
