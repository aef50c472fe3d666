"""Writing a target, its phases, and closing it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.publishing import draft_of, newest
from iep import access
from iep.drafts import actions as draft_actions
from iep.drafts.part_views import form_page
from iep.drafts.views import Page, answer, initial_for
from iep.measures.ladder import DEFAULT_LADDER, Ladder, Level
from iep.models import Goal, Target
from iep.targets import actions as target_actions
from iep.targets.forms import TargetForm, initial_of
from iep.targets.phase_form import PhaseForm
from iep.versions.describing import title
from iep.versions.models import Layer
from staff.permissions import Act
from staff.sign_in import person


@form_page
def target_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A target of the goal `pk`."""
    by, goal = person(request), access.get_goal(person(request), pk)
    writer = access.get_writer(by, goal.plan.student)
    page = Page(
        student=goal.plan.student,
        heading=_("New target"),
        lead=_sentence(goal),
        layer=Layer.TEACHING.label,
        form=partial(TargetForm, disciplines=writer.disciplines),
        save=lambda form: draft_actions.draft_target(
            goal=goal, discipline=form.whose(), fields=form.content(), by=by
        ),
        more={
            "and_target": (
                _("Save and add another"),
                lambda draft: reverse("iep:target-new", args=[goal.pk]),
            )
        },
    )
    return answer(request, page)


@form_page
def target_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, target = person(request), access.get_target(person(request), pk, act=Act.WRITE_OWN)
    page = Page(
        student=target.student,
        heading=_("Target"),
        lead=_sentence(target.goal),
        layer=Layer.TEACHING.label,
        of=target,
        form=partial(TargetForm, ladder=_ladder(target)),
        initial=initial_for(target, initial_of),
        save=lambda form: draft_actions.save_draft(
            of=target, fields=form.content(), basis=form.basis(), by=by
        ),
    )
    return answer(request, page)


@form_page
def target_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then take no more data on it."""
    by, target = person(request), access.get_target(person(request), pk, act=Act.WRITE_OWN)
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
    by, target = person(request), access.get_target(person(request), pk, act=Act.WRITE_OWN)
    form = PhaseForm(request.POST or None, initial={"starts": by.today()})
    if request.method == "POST" and form.is_valid():
        try:
            phase = target_actions.start_phase(target=target, by=by, **form.cleaned_data)
            messages.success(request, _("Phase begun: %(label)s") % {"label": phase.label})
            return redirect("iep:plan", target.student_id)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "target": target,
        "student": target.student,
        "version": newest(target) or draft_of(target),
        "phases": target.phases.all(),
        "form": form,
    }
    return render(
        request, "iep/targets/phase_form.html", context, status=422 if request.method == "POST" else 200
    )


def _sentence(goal: Goal) -> str:
    version = newest(goal) or draft_of(goal)
    return version.sentence() if version else ""


def _ladder(target: Target) -> Ladder:
    """The levels to choose from: those of every day, and what this target has beside them."""
    version = draft_of(target) or newest(target)
    own: tuple[Level, ...] = version.teaching.ladder.levels if version else ()
    more = tuple(level for level in own if level.key not in DEFAULT_LADDER.keys)
    return Ladder((*DEFAULT_LADDER.levels, *more)) if more else DEFAULT_LADDER
