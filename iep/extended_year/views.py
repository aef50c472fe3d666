"""Deciding on the extended school year, with the data on breaks beside."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from iep import access
from iep.drafts.part_views import form_page
from iep.drafts.views import Page, answer, initial_for
from iep.extended_year.actions import draft_extended_year
from iep.extended_year.forms import Choices, ExtendedYearDecisionForm, initial_decision
from iep.models import ExtendedYearDecision, PlanKind, ServiceVersion
from iep.plans import plan_loader as standing
from iep.plans.asked import of_plan
from iep.plans.kinds import WORDS
from iep.plans.tree import PlanRoot, StudentPlan
from staff.models import ExtendedYear
from staff.permissions import Act
from staff.sign_in import person
from students.frames import Frame, render
from students.models import Student
from students.team.related_rows import enrolled_on


@form_page
def extended_year(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE)
    now = timezone.now()
    plan = standing.load_plan_trees([student], now)[student.pk]
    iep = next((part for part in plan.plans if part.is_iep), None)
    if iep is None:  # it is decided in an IEP
        return redirect(of_plan("iep:plan-edit", student, PlanKind.IEP))
    decision = ExtendedYearDecision.objects.filter(plan=iep.of).first()
    page = Page(
        student=student,
        by=by,
        heading=_("Extended school year"),
        lead=_("Whether the student is taught in the summer or over breaks, why, and what goes on then."),
        layer=WORDS[PlanKind.IEP].decision,
        of=decision,
        form=partial(
            ExtendedYearDecisionForm,
            targets=_targets(plan, iep, now),
            services=_services(iep),
            dates=_dates(student, by.today(now)),
        ),
        initial=initial_for(decision, initial_decision) if decision else {},
        save=lambda form: draft_extended_year(
            student=student, fields=form.content(), basis=form.basis(), by=by
        ),
        beside=[one.html for one in render(Frame.EXTENDED_YEAR, by, [student], now)],
    )
    return answer(request, page)


def _targets(plan: StudentPlan, iep: PlanRoot, now: Any) -> Choices:
    # Only targets of the IEP: another kind of plan has no extended school year.
    goals = {goal.of.pk for goal in iep.goals}
    mine = [one for one in plan.targets if one.of.goal_id in goals and one.in_force and one.of.is_open(now)]
    return [(str(one.of.pk), one.in_force.name) for one in mine]


def _services(iep: PlanRoot) -> Choices:
    mine = [one for one in iep.under[ServiceVersion.KIND] if one.in_force]
    return [(str(one.of.pk), f"{one.in_force.name} ({one.in_force.amount()})") for one in mine]


def _dates(student: Student, today: date) -> tuple[date, date] | None:
    """Of the extended school year of the student's school that runs or comes next."""
    enrolment = enrolled_on([student.pk], today).get(student.pk)
    year = ExtendedYear.objects.next_at(enrolment.school_id, today) if enrolment else None
    return (year.starts, year.last_day) if year and year.last_day else None
