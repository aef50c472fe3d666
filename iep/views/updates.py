"""Who was told what, and has acknowledged it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iep import access, unread
from iep.models import PlanUpdate
from staff.permissions import Act
from staff.sign_in import person

PER_PAGE = 20


@require_safe
def updates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan updates, newest first, each with its readers; for those who write the plan. Nobody is ranked."""
    user = person(request)
    student = access.get_planned_student(user, pk, act=Act.WRITE)
    told = PlanUpdate.objects.filter(student=student).order_by("-published_at", "pk")
    page = Paginator(told, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    statuses = unread.load([student], timezone.now(), Q(update__in=shown))[student.pk]
    by_update = {status.update.pk: status for status in statuses}
    page.object_list = [(update, by_update.get(update.pk)) for update in shown]
    context = {"student": student, "page": page, "zone": user.zone}
    return render(request, "iep/updates.html", context)
