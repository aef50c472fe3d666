"""Giving a duty that serves no one student, ending it, or handing it to somebody else (A5)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying, render_form, submit
from schedule import planners as planning
from schedule.duties import actions as duty_actions
from schedule.duties import own_duties
from schedule.duties.forms import DutyEndForm, DutyForm
from schedule.duties.models import Duty, DutyKind
from schedule.duties.own_duties import serves_somebody
from schedule.staffing.views import get_duty
from staff.models import School, User
from staff.sign_in import person


@require_http_methods(["GET", "HEAD", "POST"])
def duty_add(request: HttpRequest) -> HttpResponse:
    """A lunch, recess, bus or club duty, time for data, a para's own lunch: on some days of each week."""
    user = person(request)
    schools = list(planning.schools_planned_by(user).exclude(parent=None))
    if not schools:
        raise PermissionDenied(_("Teachers and administrators give duties."))
    asked = request.GET.get("school", "")
    # An id that is not one of theirs falls back to the first: no page says whether such a school exists.
    school = next((one for one in schools if str(one.pk) == asked), schools[0])
    form = DutyForm(request.POST or None, school=school, day=user.today())
    return submit(
        request,
        form,
        act=lambda: _give(form, school, user),
        then=lambda request, place: redirect_saying(
            request, _("The duty is given: %(place)s.") % {"place": place}, "schedule:staffing"
        ),
        places={"slot": "days", "minutes": "begins"},
    ) or render_form(request, "schedule/duties/add.html", form, school=school, schools=schools)


@transaction.atomic
def _give(form: DutyForm, school: School, user: User) -> str:
    """All of its days, or none. Returns the place."""
    given = form.cleaned_data
    for slot in form.slots():
        duty_actions.give_duty(
            para=given["para"],
            school=school,
            slot=slot,
            place=given["place"],
            kind=DutyKind(given["kind"]),
            first=given["first"],
            last=given["last"],
            by=user,
        )
    return str(given["place"])


@require_http_methods(["GET", "HEAD", "POST"])
def duty_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """On some of its days or all, at once or after a last day; from then on somebody else's, or nobody's."""
    user = person(request)
    day = user.today()
    found, _students = get_duty(user, pk, day)
    back = reverse("schedule:duty", args=[found.pk])
    if serves_somebody(found, day):
        messages.info(request, _("This duty is with students. It ends with their assignments."))
        return redirect(back)
    duties = _alike(found, day)
    if not duties:
        messages.info(request, _("This duty has ended."))
        return redirect("schedule:staffing")
    form = DutyEndForm(request.POST or None, duties=duties, day=day)
    return submit(
        request,
        form,
        act=lambda: own_duties.end_duties(
            duties=form.chosen(duties), last_day=form.last(day), to=form.cleaned_data["to"], by=user
        ),
        then=lambda request, _ended: redirect_saying(
            request, _ends_in_words(found, form.cleaned_data["to"]), "schedule:staffing"
        ),
    ) or render_form(request, "schedule/duties/end.html", form, duty=found, back_url=back)


def _ends_in_words(duty: Duty, to: User | None) -> str:
    text = _("From then on %(who)s does it: %(place)s.") if to else _("It ends: %(place)s.")
    return text % {"place": duty.place, "who": to}


def _alike(duty: Duty, day: date) -> list[Duty]:
    """It and those of other days at the same time and place which nobody is served in; they last, or will."""
    same = Duty.objects.filter(
        Q(during__contains=day) | Q(during__startswith__gt=day),
        para=duty.para_id,
        school=duty.school_id,
        place=duty.place,
        kind=duty.kind,
        rhythm=duty.rhythm,
        minutes=duty.minutes,
    ).select_related("school__parent", "para")
    return [one for one in same.order_by("day", "during") if not serves_somebody(one, day)]
