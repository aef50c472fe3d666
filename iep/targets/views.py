"""Writing a target, its phases, and closing it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.forms import posted, redirect_saying, render_form, submit
from core.publishing import draft_of, newest
from iep import access
from iep.drafts.part_views import form_page, write_part
from iep.models import Goal, Target
from iep.targets import actions as target_actions
from iep.targets.phase_form import PhaseForm
from iep.versions.describing import title
from staff.permissions import Act
from staff.sign_in import person


@form_page
def target_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A target of the goal `pk`."""
    # Only to see it: a provider may hang a target under any goal. `write_part` asks who writes the target.
    goal = access.get_part(person(request), Goal, pk)
    return write_part(request, Target(student=goal.plan.student, goal=goal))


@form_page
def target_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then take no more data on it."""
    by, target = person(request), access.get_part(person(request), Target, pk, act=Act.WRITE_OWN)
    version = newest(target) or draft_of(target)
    if request.method == "POST":
        try:
            target_actions.close_target(target=target, by=by)
            messages.success(request, _("Closed: %(title)s") % {"title": title(version)})
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("iep:plan", target.student_id)
    context = {"target": target, "student": target.student, "version": version}
    return render(request, "iep/targets/close.html", context)


@form_page
def phase_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, target = person(request), access.get_part(person(request), Target, pk, act=Act.WRITE_OWN)
    form = PhaseForm(posted(request), initial={"starts": by.today()})
    return submit(
        request,
        form,
        act=lambda: target_actions.start_phase(target=target, by=by, **form.cleaned_data),
        then=lambda request, phase: redirect_saying(
            request, _("Phase begun: %(label)s") % {"label": phase.label}, "iep:plan", target.student_id
        ),
    ) or render_form(
        request,
        "iep/targets/phase_form.html",
        form,
        target=target,
        student=target.student,
        version=newest(target) or draft_of(target),
        phases=target.phases.all(),
    )
