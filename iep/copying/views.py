"""Beginning from what there is: the goal bank, and what the student had before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.forms import day_asked
from iep import access
from iep.copying import actions as copying_actions
from iep.drafts.part_views import form_page
from iep.goals import bank
from iep.models import PlanVersion
from iep.parts import PLAN_PARTS
from iep.plans import plan_loader as standing
from iep.plans.asked import of_plan, plan_asked
from staff.calendar.school_time import day_span
from staff.models import User
from staff.permissions import Act
from staff.sign_in import person
from students.models import Student


@require_safe
def goal_bank(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Examples by area and words; each opens the form of a new goal filled in."""
    student = access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    kind, _plan = plan_asked(request, student)
    area, words = request.GET.get("area", ""), request.GET.get("q", "")[:100]
    context = {
        "student": student,
        "kind": kind,
        "areas": bank.AREAS,
        "area": area if area in bank.AREAS else "",
        "words": words,
        "found": bank.search(area if area in bank.AREAS else "", words),
    }
    return render(request, "iep/copying/bank.html", context)


@form_page
def copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Goals, services and supports as they were on a day, to tick; ticked ones become drafts of a plan."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    kind, plan = plan_asked(request, student)
    if plan is None:
        return redirect(of_plan("iep:plan-edit", student, kind))
    on = day_asked(request.GET.get("on", ""), by.today())
    at = _end_of(by, on)
    offered = _offered(student, at)
    ticked = request.POST.getlist("parts")
    # Chosen among what was offered, never looked up by the posted id: an id of another student finds nothing.
    chosen = [version for _words, part in offered for version in [part.in_force] if str(version.pk) in ticked]
    problem = ""
    if request.method == "POST":
        try:
            return _copied(request, plan, chosen, at, kind)
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
    context = {
        "student": student,
        "kind": kind,
        "on": on,
        "offered": offered,
        "days": _days(student, by),
        "problem": problem,
        "back": of_plan("iep:plan", student, kind),
    }
    return render(request, "iep/copying/copy.html", context, status=422 if problem else 200)


def _copied(request: HttpRequest, plan: Any, chosen: list[Any], at: datetime, kind: str) -> HttpResponse:
    if not chosen:
        raise ValidationError(_("Tick at least one goal, service or support."))
    drafts = copying_actions.copy_parts(plan=plan, versions=chosen, as_of=at, by=person(request))
    words = ngettext("%(n)d draft is copied.", "%(n)d drafts are copied.", len(drafts)) % {"n": len(drafts)}
    messages.success(request, words)
    return redirect("iep:plan", plan.student_id)


def _offered(student: Student, at: datetime) -> list[tuple[str, Any]]:
    """[(what it is, the part)] of all that was in force at `at`, in every plan of the student."""
    # What was to come at that moment is not offered: it may never have gone into force.
    plan = standing.load_plan_trees([student], at, upcoming=False)[student.pk]
    return [
        (str(part.name), node) for part in PLAN_PARTS if part.section
        for node in plan.nodes_of(part.key) if node.in_force
    ]  # fmt: skip


def _days(student: Student, user: User) -> list[tuple[Any, str]]:
    """The last day of each plan that was: what one most often copies from."""
    rows = PlanVersion.objects.published().filter(of__student=student).select_related("of")
    ended = [row for row in rows.order_by("-in_force") if row.in_force.upper]
    return [
        # The end is the first moment without the plan, so a moment earlier is on its last day.
        (user.today(row.in_force.upper - timedelta(seconds=1)), str(row.of.get_kind_display()))
        for row in ended[:10]
    ]


def _end_of(user: User, on: Any) -> datetime:
    """Now for today, else the last instant of the day."""
    if on == user.today():
        return timezone.now()
    # Ranges are closed on the left and open on the right: the last instant still belongs to the day.
    return day_span(user.zone, on)[1] - timedelta(microseconds=1)
