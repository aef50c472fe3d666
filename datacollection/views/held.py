from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from datacollection import access, actions
from datacollection.analysis.held import HeldRow
from datacollection.forms.held import HeldForm
from datacollection.models import HeldRecord
from datacollection.sync.reasons import PARDONABLE
from staff.permissions import Act
from staff.sign_in import person

PER_PAGE = 25


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """Records that wait for somebody's decision, the oldest first."""
    user = person(request)
    waiting = (
        HeldRecord.objects.visible_to(user, act=Act.WRITE)
        .waiting()
        .select_related("student", "actor")
        .order_by("received_at", "pk")
    )
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    access.note_students(user, [row.student_id for row in page if row.student_id])
    page.object_list = [HeldRow(row) for row in page]
    return render(request, "datacollection/held.html", {"page": page, "zone": user.zone})


@require_http_methods(["GET", "HEAD", "POST"])
def held_resolve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One held record, and the decision on it."""
    user = person(request)
    held = access.get_held(user, pk)
    resolution = held.resolutions.select_related("by").first()
    form = HeldForm(request.POST or None, may_count=held.reason in PARDONABLE)
    if request.method == "POST" and resolution is None and form.is_valid():
        actions.resolve_held(by=user, held=held, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Decision saved."))
        return redirect("datacollection:held")
    context = {"held": held, "row": HeldRow(held), "form": form, "zone": user.zone}
    if resolution:
        context["resolution"] = _("%(what)s: %(why)s") % {
            "what": resolution.get_outcome_display(),
            "why": resolution.why,
        }
    return render(request, "datacollection/held_resolve.html", context, status=422 if form.errors else 200)
