"""Goals, services and supports from a table: first how it would read, line by line; then all or nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from iep import access
from iep.copying import actions as copying_actions
from iep.drafts.part_views import form_page
from iep.importing import Reading, Unreadable, importable_parts, read
from iep.importing.forms import ImportForm
from iep.models import Plan
from iep.plans.asked import of_plan, plan_asked, version_of
from staff.permissions import Act
from staff.sign_in import person
from students.access_log import middleware as access_log


@form_page
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`add` in what is posted adds the lines as drafts; without it they are only shown."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    kind, plan = plan_asked(request, student)
    if plan is None:
        return redirect(of_plan("iep:plan-edit", student, kind))
    form = ImportForm(request.POST or None, request.FILES or None)
    reading = _read(form, plan) if request.method == "POST" and form.is_valid() else None
    if reading is not None and reading.can_be_added and "add" in request.POST:
        try:
            return _added(request, plan, reading)
        except ValidationError as refusal:
            form.add_error("text", refusal)
    if request.method == "POST":
        # The preview is posted, since a table does not fit into an address; it is logged as a look.
        access_log.nothing_changed()
    context = {
        "student": student,
        "kind": kind,
        "form": _shown(form, reading),
        "reading": reading,
        "sheets": [part.sheet for part in importable_parts().values()],
        "by": by,
    }
    is_wrong = request.method == "POST" and not (reading and reading.can_be_added)
    return render(request, "iep/importing/import.html", context, status=422 if is_wrong else 200)


def _read(form: ImportForm, plan: Plan) -> Reading | None:
    cleaned = form.cleaned_data
    try:
        return read(importable_parts()[cleaned["what"]], cleaned["text"], plan, version_of(plan))
    except Unreadable as problem:
        form.add_error("text", str(problem))
    return None


def _added(request: HttpRequest, plan: Plan, reading: Reading) -> HttpResponse:
    lines = [(row.of, row.fields) for row in reading.rows]
    drafts = copying_actions.import_drafts(plan=plan, drafts=lines, by=person(request))
    words = ngettext("%(n)d draft is added.", "%(n)d drafts are added.", len(drafts)) % {"n": len(drafts)}
    messages.success(request, words)
    return redirect("iep:plan", plan.student_id)


def _shown(form: ImportForm, reading: Reading | None) -> Any:
    """A file's text stands in the box from now on, where it can be mended."""
    if reading is None:
        return form
    return ImportForm(initial={name: form.cleaned_data[name] for name in ("what", "text")})
