"""Which of a student's plans a page is about: `?plan=504`; the IEP where it names none."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.publishing import draft_of, newest
from iep.models import Plan, PlanKind
from students.models import Student


def kind_asked(request: HttpRequest, otherwise: str = PlanKind.IEP) -> PlanKind:
    """404 for a kind of plan that there is not."""
    try:
        return PlanKind(request.GET.get("plan", otherwise))
    except ValueError as unknown:
        raise Http404(_("There is no such kind of plan.")) from unknown


def plan_asked(request: HttpRequest, student: Student) -> tuple[PlanKind, Plan | None]:
    """(the kind asked for, the student's plan of that kind where there is one)"""
    kind = kind_asked(request)
    plan = Plan.objects.filter(student=student, kind=kind).first()
    if plan is not None:
        # The student that came through `access` has `grounds`; one that is loaded anew would have none.
        plan.student = student
    return kind, plan


def of_plan(name: str, student: Student, kind: str) -> str:
    """The address of a page about this plan of the student."""
    address = reverse(name, args=[student.pk])
    # The IEP is what a page shows when no plan is named, so its addresses stay short.
    return address if kind == PlanKind.IEP else f"{address}?{urlencode({'plan': kind})}"


def version_of(plan: Plan) -> Any:
    """What says the dates of the plan: its draft, or else what was published last."""
    return draft_of(plan) or newest(plan)
