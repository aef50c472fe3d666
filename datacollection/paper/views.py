from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying
from datacollection import access
from datacollection.graphs.views import last_version
from datacollection.paper import records as paper
from datacollection.paper.forms import PaperForm
from datacollection.paper.rows import PaperRowSet, rows_for
from iep.models import Target, TargetVersion
from staff.models import User
from staff.permissions import Act
from staff.sign_in import person


@require_http_methods(["GET", "HEAD", "POST"])
def paper_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A session from a paper sheet, through the same handlers as a device's records."""
    user = person(request)
    target = access.get_target(user, pk, act=Act.LOG)
    version = last_version(target)
    form = PaperForm(request.POST or None, version=version, user=user)
    lines = rows_for(request.POST or None, version)
    if request.method == "POST" and form.is_valid() and (lines is None or lines.is_valid()):
        return _save(request, user, version, form, lines)
    return render(
        request,
        "datacollection/paper/sheet.html",
        _page(target, version, form, lines),
        status=422 if request.method == "POST" else 200,
    )


def _save(
    request: HttpRequest, user: User, version: TargetVersion, form: PaperForm, lines: PaperRowSet | None
) -> HttpResponse:
    entry = form.cleaned_data["entry"]
    rows = lines.rows() if lines is not None else []
    held = paper.enter(
        by=user,
        entry=entry,
        records=paper.records(entry=entry, version=version, sheet=form.cleaned_data, rows=rows),
        at=timezone.now(),
    )
    if held:
        messages.warning(request, _("Kept, but it needs a look: %(why)s") % {"why": held})
        return redirect("datacollection:target", version.of_id)
    return redirect_saying(request, _("Session saved."), "datacollection:session", entry)


def _page(
    target: Target, version: TargetVersion, form: PaperForm, lines: PaperRowSet | None
) -> dict[str, Any]:
    return {
        "target": target,
        "student": target.student,
        "version": version,
        "form": form,
        "lines": lines,
        "faulty": [faulty for faulty in [form, *(lines.forms if lines is not None else [])] if faulty.errors],
    }
