from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import posted, redirect_saying, show
from staff import access
from staff.bells import actions as bell_actions
from staff.bells.actions import is_in_use
from staff.bells.forms import BellForm, periods_of, times
from staff.calendar.school_time import school_day
from staff.models import BellSchedule, School, User
from staff.schools.queries import first_school
from staff.sign_in import person


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """To the bells of the first school."""
    return redirect("staff:bells", first_school(person(request), with_district=False).pk)


@require_safe
def bells(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The schedules of a school, with the days from which and until which each one rings."""
    user = person(request)
    school = access.get_school(user, pk)
    found = (
        BellSchedule.objects.filter(school=school)
        .annotate(rings_from=Min("calendarday__date"), rings_until=Max("calendarday__date"))
        .prefetch_related("periods")
        .order_by("-is_regular", "name")
    )
    context = {
        "school": school,
        "schools": [one for one in access.schools_of(user) if one.parent_id],
        "bells": found,
    }
    return render(request, "staff/bells/bells.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bell_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    return _edit(request, user, access.get_school(user, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def bell_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another name, other periods; where the bells have rung, from a day on."""
    user = person(request)
    bell = access.get_bell(user, pk)
    return _edit(request, user, bell.school, bell)


def _edit(request: HttpRequest, user: User, school: School, bell: BellSchedule | None) -> HttpResponse:
    day = school_day(school, timezone.now())
    is_used = bell is not None and is_in_use(bell, day)
    data = posted(request)
    form = BellForm(data, bell=bell, is_used=is_used, day=day)
    periods = periods_of(bell, data)
    if data is not None and form.is_valid() & periods.is_valid():
        try:
            made = _save(user, school, bell, form, periods)
        except ValidationError as error:
            show(form, error, {})
        else:
            return redirect_saying(
                request, _("%(bells)s: saved.") % {"bells": made}, "staff:bells", school.pk
            )
    has_errors = data is not None
    context = {"school": school, "bell": bell, "form": form, "periods": periods, "is_used": is_used}
    context["forms"] = [form, *periods.forms] if has_errors else []
    return render(request, "staff/bells/form.html", context, status=422 if has_errors else 200)


def _save(
    user: User, school: School, bell: BellSchedule | None, form: BellForm, periods: Any
) -> BellSchedule:
    what = times(form, periods)
    if bell is None:
        return bell_actions.add_bell(school=school, times=what, by=user)
    if form.cleaned_data.get("follow"):
        first_day = form.cleaned_data["first"]
        return bell_actions.replace_bell(bell=bell, times=what, first=first_day, by=user)
    return bell_actions.change_bell(bell=bell, times=what, by=user)
