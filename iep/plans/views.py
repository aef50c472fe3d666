"""The plan as it stands: in force, drafted and to come; as it stood on a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.checks import FIRST_YEAR, LAST_YEAR
from iep import access
from iep.comparable import queries as comparable
from iep.drafts.writers import writer_seen
from iep.extended_year import queries as extended
from iep.plans import plan_loader as standing
from iep.publishing.actions import drafts_of
from staff.calendar.school_time import day_span
from staff.models import User
from staff.sign_in import person


@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`?on=YYYY-MM-DD`: what was in force at the end of that day."""
    user = person(request)
    student = access.get_planned_student(user, pk)
    on, problem = _asked_day(request.GET.get("on", ""))
    is_now = on is None or on == user.today()
    writer = writer_seen(user, student) if is_now else None
    at, is_past = _moment(user, on), on is not None and on < user.today()
    if is_past:
        access.require_past(student)
    plans = standing.load_plan_trees([student], at, drafts=writer is not None, upcoming=not is_past)
    context = {
        "student": student,
        "plan": plans[student.pk],
        "extended": extended.part_of(student, at, drafts=writer is not None, upcoming=not is_past),
        "drafts": drafts_of(student) if writer else [],
        "writer": writer,
        "knows_readers": access.knows_readers(student),
        "looks_back": access.looks_back(student),
        "on": None if is_now else on,
        "problem": problem,
        "comparable": comparable.on_plan(user, student, plans[student.pk], at) if is_now else None,
        "zone": user.zone,
    }
    return render(request, "iep/plans/plan.html", context)


def _asked_day(text: str) -> tuple[date | None, str]:
    """(the day, or None for now; what is wrong with what was asked)"""
    if not text:
        return None, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, _("That is not a date. The plan below is today's.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None, _("There is no plan for that year. The plan below is today's.")
    return day, ""


def _moment(user: User, on: date | None) -> datetime:
    """Now for today, else the last instant of the day at the user's school."""
    if on is None or on == user.today():
        return timezone.now()
    return day_span(user.zone, on)[1] - timedelta(microseconds=1)
