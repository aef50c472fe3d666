"""Writing the plan itself, its goals, services and supports."""

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

from iep import access
from iep.drafts import actions as draft_actions
from iep.drafts.views import Page, answer, initial_for
from iep.drafts.writers import Writer
from iep.goals import bank
from iep.goals.forms import GoalForm
from iep.models import PlanKind
from iep.plans.asked import of_plan, plan_asked, version_of
from iep.plans.forms import PlanForm
from iep.plans.kinds import WORDS
from iep.services.forms import ServiceForm
from iep.supports import forms as support
from iep.supports.forms import SupportForm
from iep.supports.kinds import SUPPORT_KINDS, AnyKind
from staff.permissions import Act
from staff.sign_in import person

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def plan_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dates of a plan and where the student stands. `?plan=504`: of which plan."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    kind, plan = plan_asked(request, student)
    words = WORDS[kind]
    page = Page(
        student=student,
        heading=_("%(plan)s: dates and present levels") % {"plan": kind.label},
        lead=words.lead,
        layer=words.decision,
        of=plan,
        form=partial(PlanForm, kind=kind),
        initial=initial_for(plan, _content) if plan else {},
        save=lambda form: draft_actions.draft_plan(
            student=student, kind=kind, fields=form.content(), basis=form.basis(), by=by
        ),
        more={"and_goal": (_("Save and write a goal"), lambda draft: of_plan("iep:goal-new", student, kind))},
    )
    return answer(request, page)


@form_page
def goal_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    kind, plan = plan_asked(request, student)
    if plan is None:  # a goal stands in a plan
        return redirect(of_plan("iep:plan-edit", student, kind))
    page = Page(
        student=student,
        heading=_("New goal"),
        lead=_("What the student should be able to do in a year."),
        layer=WORDS[kind].decision,
        form=partial(GoalForm, student=student, plan_version=version_of(plan)),
        initial=_from_the_bank(request),
        save=lambda form: draft_actions.draft_goal(plan=plan, fields=form.content(), by=by),
        more=_and_target(),
    )
    return answer(request, page)


@form_page
def goal_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, goal = person(request), access.get_goal(person(request), pk, act=Act.WRITE_OWN)
    page = Page(
        student=goal.plan.student,
        heading=_("Goal"),
        layer=WORDS[goal.plan.kind].decision,
        of=goal,
        form=partial(GoalForm, student=goal.plan.student, plan_version=version_of(goal.plan)),
        initial=initial_for(goal, _content),
        save=lambda form: draft_actions.save_draft(of=goal, fields=form.content(), basis=form.basis(), by=by),
        more=_and_target(),
    )
    return answer(request, page)


@form_page
def service_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    kind, plan = plan_asked(request, student)
    if plan is None:  # a service stands in a plan
        return redirect(of_plan("iep:plan-edit", student, kind))
    again = (_("Save and add another"), lambda draft: of_plan("iep:service-new", student, kind))
    writer = access.get_writer(by, student)
    page = Page(
        student=student,
        heading=_("New service"),
        lead=_("What the student is given, how much, how often, where, and how long."),
        layer=WORDS[kind].decision,
        form=partial(ServiceForm, plan_version=version_of(plan), own=_own(writer)),
        save=lambda form: draft_actions.draft_service(plan=plan, fields=form.content(), by=by),
        more={"and_service": again},
    )
    return answer(request, page)


@form_page
def service_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, service = person(request), access.get_service(person(request), pk, act=Act.WRITE_OWN)
    page = Page(
        student=service.plan.student,
        heading=_("Service"),
        layer=WORDS[service.plan.kind].decision,
        of=service,
        form=partial(ServiceForm, own=_own(access.get_writer(by, service.plan.student))),
        initial=initial_for(service, _content),
        save=lambda form: draft_actions.save_draft(
            of=service, fields=form.content(), basis=form.basis(), by=by
        ),
    )
    return answer(request, page)


@form_page
def support_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First the kind, then what this kind needs. `?plan=504`: in which plan it stands."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    of_kind, plan = plan_asked(request, student)
    if "kind" not in request.GET:
        return render(request, "iep/supports/kind.html", {"student": student, "kinds": list(SUPPORT_KINDS)})
    kind = _kind(request.GET["kind"])
    again = (_("Save and add another"), lambda draft: of_plan("iep:support-new", student, of_kind))
    page = Page(
        student=student,
        heading=_("New support: %(kind)s") % {"kind": kind.name},
        lead=kind.hint,
        layer=WORDS[of_kind].decision,
        form=partial(SupportForm, kind=kind, disciplines=access.get_writer(by, student).disciplines),
        save=lambda form: draft_actions.draft_support(
            student=student,
            plan=plan,
            kind=kind.key,
            discipline=form.whose(),
            fields=form.content(),
            by=by,
        ),
        more={"and_support": again},
    )
    return answer(request, page)


@form_page
def support_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, thing = person(request), access.get_support(person(request), pk, act=Act.WRITE_OWN)
    kind = _kind(thing.kind)
    page = Page(
        student=thing.student,
        heading=_("Support: %(kind)s") % {"kind": kind.name},
        lead=kind.hint,
        layer=WORDS[thing.plan.kind if thing.plan else PlanKind.IEP].decision,
        of=thing,
        form=partial(SupportForm, kind=kind),
        initial=initial_for(thing, support.initial_of),
        save=lambda form: draft_actions.save_draft(
            of=thing, fields=form.content(), basis=form.basis(), by=by
        ),
    )
    return answer(request, page)


def _from_the_bank(request: HttpRequest) -> dict[str, Any]:
    """`?bank=reading-fluency`: what the form opens with."""
    example = bank.get(request.GET.get("bank", ""))
    return example.fields() if example else {}


def _own(writer: Writer) -> frozenset[str] | None:
    """The disciplines of whose services a provider may write; None: of all."""
    return None if writer.writes_plan else writer.own


def _and_target() -> dict[str, Any]:
    words = gettext_lazy("Save and add a target")
    return {"and_target": (words, lambda draft: _url("iep:target-new", draft.of_id))}


def _content(version: Any) -> dict[str, Any]:
    content: dict[str, Any] = version.content()
    return content


def _kind(key: str) -> AnyKind:
    try:
        return SUPPORT_KINDS.get(key)
    except LookupError as unknown:
        raise Http404(str(unknown)) from unknown


def _url(name: str, pk: UUID) -> str:
    return reverse(name, args=[pk])
