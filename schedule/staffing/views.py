"""The day of a school as it comes: who is away, who covers, who swaps."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import day_asked, redirect_saying, render_form, say_why, submit
from schedule import planners as planning
from schedule.absences import actions as absence_actions
from schedule.absences.forms import StaffAwayForm
from schedule.covers import actions as cover_actions
from schedule.covers.actions import students_of_duty
from schedule.day import DutyToday, StaffDay
from schedule.day.spans import common
from schedule.duties.models import Duty
from schedule.models import WHOLE_DAY, Cover, StaffAbsence
from schedule.staffing import board
from schedule.staffing.candidates import Partner, candidates, paras_at, partners
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.access_log import middleware as access_log
from students.models import Student

M = TypeVar("M", bound=Model)
ASSIGNING = (Part.PLAN, Act.ASSIGN)


def _planner(request: HttpRequest) -> User:
    user = person(request)
    if not planning.plans(user):
        raise PermissionDenied(_("Teachers and administrators plan the day."))
    return user


def back_to(day: date) -> str:
    return f"{reverse('schedule:staffing')}?day={day.isoformat()}"


@require_safe
def staffing(request: HttpRequest) -> HttpResponse:
    """Today, or the day that the address names."""
    user = _planner(request)
    day = day_asked(request.GET.get("day", ""), user.today())
    context = {"board": board.load_board(user, day), "today": user.today(), "zone": user.zone}
    return render(request, "schedule/staffing/staffing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def away_add(request: HttpRequest) -> HttpResponse:
    """Somebody who works here is away."""
    user = _planner(request)
    day = day_asked(request.GET.get("day", ""), user.today())
    people = planning.people_planned_by(user, day)
    form = StaffAwayForm(request.POST or None, people=people, day=day)
    return submit(
        request,
        form,
        act=lambda: absence_actions.record_absence(
            person=form.cleaned_data["person"], by=user, **form.when()
        ),
        then=_away,
    ) or render_form(request, "schedule/absences/away.html", form, day=day, back_url=back_to(day))


def _away(request: HttpRequest, absence: StaffAbsence) -> HttpResponse:
    words = _("%(person)s is away.") % {"person": absence.person}
    return redirect_saying(request, words, back_to(absence.starts))


@require_POST
def away_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Back today: covers of today that rested on the absence end too."""
    user = person(request)
    absence = StaffAbsence.objects.select_related("person").filter(pk=pk).first()
    people = planning.people_planned_by(user, user.today())
    if absence is None or not people.filter(pk=absence.person_id).exists():
        raise Http404
    try:
        absence_actions.end_absence(absence=absence, by=user)
        messages.success(request, _("%(person)s is back.") % {"person": absence.person})
    except ValidationError as error:
        say_why(request, error)
    return redirect(back_to(user.today()))


def get_duty(user: User, pk: UUID, day: date) -> tuple[Duty, list[Student]]:
    """A duty of a school that the person plans, with its students of that day.

    Http404 where they may know of none of its students; PermissionDenied where one is not theirs to assign.
    """
    duty = Duty.objects.select_related("school__parent", "para", "period").filter(pk=pk).first()
    if duty is None:
        raise Http404
    ids = students_of_duty(duty, day)
    found = list(access.students_of(user).filter(pk__in=ids))
    plans = planning.schools_planned_by(user).filter(pk=duty.school_id).exists()
    # 404 where nothing of it is theirs to know; 403 below where only a part is not theirs to hand on.
    if (ids and not found) or (not ids and not plans):
        raise Http404
    access_log.note(found)
    if not plans or len(found) < len(ids) or not all(s.allows(*ASSIGNING) for s in found):
        raise PermissionDenied(_("Not all students of this duty are yours to assign somebody to."))
    return duty, found


@require_safe
def duty(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A duty of one day: who could cover it, and with whom its para could swap."""
    user, now = person(request), timezone.now()
    day = day_asked(request.GET.get("day", ""), user.today())
    found, students = get_duty(user, pk, day)
    others = [para for para in paras_at([found.school], day) if para.pk != found.para_id]
    staff = StaffDay.load([found.para_id, *(para.pk for para in others)], day)
    placed = staff.placed(found) if found.pk in staff.duties else None
    gap = _gap(staff, found)
    context = {"duty": found, "students": students, "day": day, "gap": gap, "zone": found.school.zone}
    if isinstance(placed, DutyToday) and placed.ends > now:
        wanted = gap or placed
        context |= {
            "placed": placed,
            "candidates": candidates(wanted, found.school, others, staff, day),
            "partners": [] if gap else _mine(user, partners(placed, found.para_id, others, staff)),
        }
    return render(request, "schedule/staffing/duty.html", context | {"back_url": back_to(day)})


def _gap(staff: StaffDay, duty: Duty) -> DutyToday | None:
    """The first part of the duty in which its para is missed."""
    return next((gap.duty for gap in staff.gaps(duty.para_id) if gap.duty.id == duty.pk), None)


def _mine(user: User, found: list[Partner]) -> list[Partner]:
    """Those whose duties the person may hand on: all of their students are theirs to assign."""
    ids = {pk for one in found for pk in one.duty.student_ids}
    part, act = ASSIGNING
    visible = Student.objects.visible_to(user, part=part, act=act).filter(pk__in=ids)
    mine = set(visible.values_list("pk", flat=True))
    return [one for one in found if mine.issuperset(one.duty.student_ids)]


@require_POST
def cover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second tap: this person does it. Where the para is away for a part, so long."""
    user = person(request)
    day = day_asked(request.POST.get("day", ""), user.today())
    found, _students = get_duty(user, pk, day)
    try:
        who = by_id(User.objects.filter(is_active=True), request.POST.get("person", ""))
        absence = _absence_in(found, day)
        minutes = absence.span if absence else WHOLE_DAY
        cover_actions.cover(duty=found, day=day, person=who, minutes=minutes, absence=absence, by=user)
        words = {"person": who, "place": found.place}
        messages.success(request, _("%(person)s covers: %(place)s. The students are on Today now.") % words)
    except ValidationError as error:
        say_why(request, error)
    return redirect(back_to(day))


def _absence_in(duty: Duty, day: date) -> StaffAbsence | None:
    """The absence that leaves the first gap of the duty."""
    staff = StaffDay.load([duty.para_id], day)
    gap = _gap(staff, duty)
    if gap is None:
        return None
    known = staff.days[duty.school_id]
    absences = StaffAbsence.objects.on(day).filter(person=duty.para_id)
    met = (a for a in absences if common((gap.begins, gap.ends), known.instants(a.span)))
    return next(met, None)


@require_POST
def swap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second tap: the paras of two duties do each other's today."""
    user = person(request)
    day = day_asked(request.POST.get("day", ""), user.today())
    found, _students = get_duty(user, pk, day)
    try:
        other = by_id(Duty.objects.select_related("school__parent", "para"), request.POST.get("other", ""))
        cover_actions.swap(one=found, other=other, day=day, by=user)
        words = {"one": found.para, "other": other.para}
        messages.success(request, _("%(one)s and %(other)s swap.") % words)
    except ValidationError as error:
        say_why(request, error)
    return redirect(back_to(day))


def by_id(rows: QuerySet[M], given: str) -> M:
    """Raises ValidationError: what was sent is not one that was offered."""
    try:
        found = rows.filter(pk=UUID(given)).first()
    except ValueError:
        found = None
    if found is None:
        raise ValidationError(_("Choose one of those that are offered."), code="choice")
    return found


@require_POST
def cover_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a cover back, or both of a swap."""
    user = person(request)
    found = Cover.objects.select_related("duty__school__parent", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    # For its exceptions: who may not see the duty does not take its cover back.
    get_duty(user, found.duty_id, found.day)
    try:
        cover_actions.take_back_cover(cover=found, by=user)
        messages.success(request, _("%(person)s no longer covers.") % {"person": found.person})
    except ValidationError as error:
        say_why(request, error)
    return redirect(back_to(found.day))
