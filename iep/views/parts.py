"""Writing the plan itself, its goals and its supports."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from iep import access, actions, kinds
from iep.forms import GoalForm, PlanForm, SupportForm, support
from iep.models import Plan, PlanKind
from iep.views.drafting import Page, answer, initial_for
from staff.permissions import Act
from staff.sign_in import person

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def plan_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dates of the IEP and where the student stands."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    plan = Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    page = Page(
        student=student,
        heading=_("IEP dates and present levels"),
        lead=_("An IEP decision: it is published with the meeting or agreement that it comes from."),
        of=plan,
        form=PlanForm,
        initial=initial_for(plan, _content) if plan else {},
        save=lambda form: actions.draft_plan(
            student=student, fields=form.content(), basis=form.basis(), by=by
        ),
        more={"and_goal": (_("Save and write a goal"), lambda draft: _url("iep:goal-new", student.pk))},
    )
    return answer(request, page)


@form_page
def goal_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    plan = Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    if plan is None:  # a goal stands in a plan
        return redirect("iep:plan-edit", student.pk)
    page = Page(
        student=student,
        heading=_("New goal"),
        lead=_("What the student should be able to do in a year."),
        form=partial(GoalForm, student=student),
        save=lambda form: actions.draft_goal(plan=plan, fields=form.content(), by=by),
        more=_and_target(),
    )
    return answer(request, page)


@form_page
def goal_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, goal = person(request), access.get_goal(person(request), pk, act=Act.WRITE)
    page = Page(
        student=goal.plan.student,
        heading=_("Goal"),
        of=goal,
        form=partial(GoalForm, student=goal.plan.student),
        initial=initial_for(goal, _content),
        save=lambda form: actions.save_draft(of=goal, fields=form.content(), basis=form.basis(), by=by),
        more=_and_target(),
    )
    return answer(request, page)


@form_page
def support_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First the kind, then what this kind needs."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    if "kind" not in request.GET:
        return render(request, "iep/support_kind.html", {"student": student, "kinds": kinds.everything()})
    kind = _kind(request.GET["kind"])
    page = Page(
        student=student,
        heading=_("New support: %(kind)s") % {"kind": kind.name},
        lead=kind.hint,
        form=partial(SupportForm, kind=kind),
        save=lambda form: actions.draft_support(student=student, kind=kind.key, fields=form.content(), by=by),
        more={"and_support": (_("Save and add another"), lambda draft: _url("iep:support-new", student.pk))},
    )
    return answer(request, page)


@form_page
def support_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, thing = person(request), access.get_support(person(request), pk, act=Act.WRITE)
    kind = _kind(thing.kind)
    page = Page(
        student=thing.student,
        heading=_("Support: %(kind)s") % {"kind": kind.name},
        lead=kind.hint,
        of=thing,
        form=partial(SupportForm, kind=kind),
        initial=initial_for(thing, support.initial_of),
        save=lambda form: actions.save_draft(of=thing, fields=form.content(), basis=form.basis(), by=by),
    )
    return answer(request, page)


def _and_target() -> dict[str, Any]:
    words = gettext_lazy("Save and add a target")
    return {"and_target": (words, lambda draft: _url("iep:target-new", draft.of_id))}


def _content(version: Any) -> dict[str, Any]:
    content: dict[str, Any] = version.content()
    return content


def _kind(key: str) -> kinds.base.AnyKind:
    try:
        return kinds.get(key)
    except LookupError as unknown:
        raise Http404(str(unknown)) from unknown


def _url(name: str, pk: UUID) -> str:
    return reverse(name, args=[pk])
