"""A teacher is away: who supervises that day in their place."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import day_asked, say_why
from schedule import planners as planning
from schedule.covers import actions as cover_actions
from schedule.models import StandIn
from schedule.staffing.candidates import stand_ins
from schedule.staffing.views import back_to, by_id
from staff.models import School, User
from staff.sign_in import person


@require_http_methods(["GET", "HEAD", "POST"])
def stand_in_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who could: licensed as the policy asks, and there. A tap on a name, and it is so."""
    user = person(request)
    given = request.POST if request.method == "POST" else request.GET
    day = day_asked(given.get("day", ""), user.today())
    teacher = planning.people_planned_by(user, day).filter(pk=pk).first()
    school = _school(user, teacher) if teacher else None
    if teacher is None or school is None:
        raise Http404
    if request.method == "POST":
        try:
            who = by_id(User.objects.filter(is_active=True), given.get("person", ""))
            cover_actions.stand_in(teacher=teacher, person=who, school=school, day=day, by=user)
            words = {"person": who, "teacher": teacher}
            messages.success(request, _("%(person)s supervises in the place of %(teacher)s.") % words)
        except ValidationError as error:
            say_why(request, error)
        return redirect(back_to(day))
    context = {
        "teacher": teacher,
        "day": day,
        "people": [one for one in stand_ins(teacher, school, day) if planning.may_name(user, one, school)],
        "back_url": back_to(day),
    }
    return render(request, "schedule/covers/stand_in.html", context)


def _school(user: User, teacher: User) -> School | None:
    """The school at which both of them work; for somebody of the district, the first that it has."""
    mine = list(planning.schools_planned_by(user))
    at = {post.school_id for post in teacher.posts()}
    # `line` is the school and its district: a post at the district counts for every school of it.
    return next((school for school in mine if at & set(school.line())), None)


@require_POST
def stand_in_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    found = StandIn.objects.select_related("teacher", "person").filter(pk=pk).first()
    if found is None or not planning.people_planned_by(user, found.day).filter(pk=found.teacher_id).exists():
        raise Http404
    try:
        cover_actions.take_back_stand_in(stand_in=found, by=user)
        messages.success(request, _("%(person)s no longer stands in.") % {"person": found.person})
    except ValidationError as error:
        say_why(request, error)
    return redirect(back_to(found.day))
