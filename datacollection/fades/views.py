"""The fade plan of a target: its steps, what the data propose, and changing the step."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import posted, redirect_saying, render_form, submit
from datacollection import access
from datacollection.fades.proposal import proposal_of
from datacollection.graphs import load
from datacollection.graphs.views import last_version
from iep import access as plan_access
from iep.drafts.writers import writer_seen
from iep.fades import actions as fade_actions
from iep.fades.forms import END, FadeForm, FadeStepForm
from iep.models import Fade, FadeStep, Target
from staff.models import User
from staff.permissions import Act
from staff.sign_in import person


@require_http_methods(["GET", "HEAD", "POST"])
def fade(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How help on the target grows less. Who writes the target writes the plan, and says when it goes on."""
    user = person(request)
    if request.method == "POST":
        # Asked before the target is loaded for reading: who may see the data may still not write the plan.
        plan_access.get_part(user, Target, pk, act=Act.WRITE_OWN)
    target = access.get_target(user, pk)
    now = _now(target, user)
    writer = writer_seen(user, target.student)
    may_write = writer is not None and writer.writes(target) and target.is_open(timezone.now())
    form = _form(request, target, now) if may_write else None
    answer = form and submit(
        request,
        form,
        act=lambda: _save(user, target, now, form),
        then=lambda request, words: redirect_saying(request, words, "datacollection:fade", target.pk),
        places={"why": "reason"} if now else {"reason": "why"},
    )
    return answer or render_form(
        request, "datacollection/fades/fade.html", form, **_context(user, target, now)
    )


def _now(target: Target, user: User) -> FadeStep | None:
    steps = FadeStep.objects.on(user.today()).filter(fade__target=target, during__upper_inf=True)
    found: FadeStep | None = steps.select_related("fade__target").first()
    if found is not None:
        # The target that was asked for by access already carries the student's grounds; a second copy would
        # not.
        found.fade.target = target
    return found


def _form(request: HttpRequest, target: Target, now: FadeStep | None) -> FadeForm | FadeStepForm:
    data = posted(request)
    if now is None:
        usual = last_version(target).teaching.criterion.threshold
        return FadeForm(data, initial={"threshold": usual})
    return FadeStepForm(data, fade=now.fade, now=now, kind=target.goal.plan.kind)


def _save(user: User, target: Target, now: FadeStep | None, form: FadeForm | FadeStepForm) -> str:
    """What holds from now on, in words."""
    if now is None or isinstance(form, FadeForm):
        fade_actions.start_fade(target=target, by=user, **form.cleaned_data)
        return _("The fade plan holds from today on.")
    to, why = form.cleaned_data["to"], form.cleaned_data["reason"]
    if to == END:
        fade_actions.end_fade(fade=now.fade, why=why, by=user)
        return _("The fade plan has ended.")
    step = fade_actions.take_fade_step(
        fade=now.fade, number=int(to), why=why, by=user, source=form.decision()
    )
    return _("From today on: %(words)s") % {"words": step.words}


def _context(user: User, target: Target, now: FadeStep | None) -> dict[str, Any]:
    version = last_version(target)
    taught = load.taught_by(version, timezone.now())
    (data,) = load.target_data(target.student, [taught])
    taken = FadeStep.objects.filter(fade__target=target).select_related("fade", "by").order_by("-at", "-pk")
    return {
        "student": target.student,
        "target": target,
        "version": version,
        "unit": data.graph.unit,
        "fade": now.fade if now else None,
        "now": now,
        "steps": _steps(now.fade, now) if now else [],
        "proposal": proposal_of(now, data, taught.phases) if now else None,
        "taken": taken,
        "zone": user.zone,
    }


def _steps(plan: Fade, now: FadeStep) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "words": words,
            "is_now": number == now.number,
            "is_decided": plan.decided_from is not None and number >= plan.decided_from,
        }
        for number, words in enumerate(plan.steps, start=1)
    ]
