"""Pages on which a part of a plan is written: what each asks for stands in the `part.py` of its feature."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iep import access
from iep.drafts import actions as draft_actions
from iep.drafts.views import Page, answer, initial_for
from iep.parts import PLAN_PARTS, part_of, student_of
from iep.plans.asked import of_plan, plan_asked
from iep.plans.forms import PlanForm
from iep.plans.kinds import WORDS
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
        by=by,
        heading=_("%(plan)s: dates and present levels") % {"plan": kind.label},
        lead=words.lead,
        layer=words.decision,
        of=plan,
        form=partial(PlanForm, kind=kind),
        initial=initial_for(plan) if plan else {},
        save=lambda form: draft_actions.draft_plan(
            student=student, kind=kind, fields=form.content(), basis=form.basis(), by=by
        ),
        more={"and_goal": (_("Save and write a goal"), lambda draft: of_plan("iep:goal-new", student, kind))},
    )
    return answer(request, page)


@form_page
def part_new(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Another goal, service or support of the student `pk`. `?plan=504`: in which plan it stands."""
    part = PLAN_PARTS.get(key)
    student = access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    kind, plan = plan_asked(request, student)
    # A goal or a service stands in a plan, so the plan is written first. A support may stand in none.
    if plan is None and part.stands_in:
        return redirect(of_plan("iep:plan-edit", student, kind))
    return write_part(request, part.begin(student, plan))


@form_page
def part_edit(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    part = PLAN_PARTS.get(key)
    return write_part(request, access.get_part(person(request), part.thing, pk, act=Act.WRITE_OWN))


def write_part(request: HttpRequest, of: Any) -> HttpResponse:
    """The page of a part, new or not, for who got its student from `access` to write."""
    part, writer = part_of(of), access.get_writer(person(request), student_of(of))
    if part.page is None:
        raise Http404
    page = part.page(of, writer, request)
    return answer(request, page) if isinstance(page, Page) else page
