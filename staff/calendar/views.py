from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.checks import say
from core.forms import day_asked, redirect_saying, render_form, submit
from staff import access
from staff.calendar import actions as calendar_actions
from staff.calendar.forms import DaysForm
from staff.calendar.months import month_of, year_of
from staff.calendar.school_time import school_day
from staff.models import CalendarChange, CalendarDay, School
from staff.schools.queries import first_school
from staff.sign_in import person

SHOWN = 10


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """To the calendar of the first school."""
    return redirect("staff:calendar", first_school(person(request), with_district=False).pk)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A month, or the whole school year; a day that is chosen, and the form that changes days."""
    user = person(request)
    school = access.get_school(user, pk)
    today = school_day(school, timezone.now())
    day = day_asked(request.GET.get("day", ""), today)
    form = _form(request, school, day)
    return submit(
        request,
        form,
        act=lambda: calendar_actions.set_days(school=school, by=user, **form.values()),
        then=lambda request, count: redirect_saying(
            request,
            _changed_in_words(count, form.cleaned_data["first"]),
            _address(school, form.cleaned_data["first"]),
        ),
    ) or render_form(
        request,
        "staff/calendar/calendar.html",
        form,
        school=school,
        schools=[school for school in access.schools_of(user) if school.parent_id],
        month=month_of(school, day, today),
        year=year_of(school, day, today) if request.GET.get("view") == "year" else None,
        changes=CalendarChange.objects.filter(school=school).select_related("by", "bell")[:SHOWN],
        zone=school.zone,
        day=day,
        today=today,
    )


def _form(request: HttpRequest, school: School, day: date) -> DaysForm:
    now = CalendarDay.objects.filter(school=school, date=day).first()
    return DaysForm(request.POST or None, school=school, day=day, now=now)


def _changed_in_words(count: int, day: date) -> str:
    text = ngettext("%(day)s is changed.", "%(count)d days from %(day)s on are changed.", count)
    words = text % {"day": say(day), "count": count}
    return f"{words} {_('Today and every timetable follow at once.')}"


def _address(school: School, day: date) -> str:
    return f"{reverse('staff:calendar', args=[school.pk])}?day={day.isoformat()}"
