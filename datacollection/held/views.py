from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import redirect_saying, render_form
from datacollection import access
from datacollection.held import actions
from datacollection.held.forms import HeldForm
from datacollection.held.queries import HeldCase, load_case_records, load_held_cases, waiting_cases
from staff.sign_in import person

PER_PAGE = 25


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """Records that wait for somebody's decision, the oldest first."""
    user = person(request)
    page = Paginator(waiting_cases(user), PER_PAGE).get_page(request.GET.get("page"))
    rows = load_held_cases(list(page.object_list))
    access.note_students(user, [row.held.student_id for row in rows if row.held.student_id])
    return render(request, "datacollection/held/held.html", {"page": page, "rows": rows, "zone": user.zone})


@require_http_methods(["GET", "HEAD", "POST"])
def held_resolve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One case of held records, and the decision on it."""
    user = person(request)
    held = access.get_held(user, pk)
    rows = load_case_records(held)
    row = HeldCase(held, len(rows))
    form = HeldForm(request.POST or None, may_count=row.may_count)
    # No rows: somebody else decided the case while this form was open.
    if request.method == "POST" and rows and form.is_valid():
        stuck = actions.resolve_held(by=user, rows=rows, at=timezone.now(), **form.cleaned_data)
        if not stuck:
            return redirect_saying(request, _("Decision saved."), "datacollection:held")
        form.add_error("outcome", _stuck(len(stuck), str(stuck[0].label)))
    return render_form(
        request,
        "datacollection/held/resolve.html",
        form,
        held=held,
        row=row,
        zone=user.zone,
        resolution=held.resolutions.select_related("by").first(),
    )


def _stuck(count: int, why: str) -> str:
    text = ngettext(
        "%(n)d record cannot be counted: %(why)s", "%(n)d records cannot be counted: %(why)s", count
    )
    return text % {"n": count, "why": why}
