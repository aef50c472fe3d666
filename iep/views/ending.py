"""Ending a plan, or a goal, service or support of one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from iep import access, actions
from iep.actions.drafts import student_of
from iep.actions.publishing import why_not
from iep.describing import title
from iep.forms import SourceForm
from iep.models import Goal, Plan
from iep.plan_kinds import kind_of
from iep.views.parts import form_page
from iep.views.publish import first_source, told_paras
from staff.publishing import draft_of, newest
from staff.sign_in import person


@form_page
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask who decided, and why; then end it now. What is only drafted is discarded instead."""
    by = person(request)
    of = access.get_part(by, pk)
    student, version = student_of(of), newest(of) or draft_of(of)
    if version is None:
        messages.info(request, _("It has ended already."))
        return redirect("iep:plan", student.pk)
    version.of = of
    kind = str(kind_of(version))
    form = SourceForm(request.POST or None, kind=kind, initial=first_source(kind, by))
    if request.method == "POST" and form.is_valid():
        try:
            ending = actions.end_part(of=of, by=by, **form.cleaned_data)
            messages.success(request, _("Ended: %(title)s") % {"title": ending.title})
            return redirect("iep:plan", student.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "student": student,
        "title": title(version),
        "form": form,
        "is_plan": isinstance(of, Plan),
        "is_goal": isinstance(of, Goal),
        "why_not": why_not(student, by, timezone.now()),
        "paras": told_paras(student, by),
    }
    return render(request, "iep/end.html", context, status=422 if request.method == "POST" else 200)
