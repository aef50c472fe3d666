"""Field trips: planning one, its safety cards on one page, and the roll on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import day_asked, redirect_saying, render_form, say_why, submit
from schedule import planners as planning
from schedule.models import Trip
from schedule.staffing.candidates import people_at
from schedule.staffing.views import ASSIGNING
from schedule.trips import actions as trip_actions
from schedule.trips import queries as trips
from schedule.trips.actions import ADULTS
from schedule.trips.forms import RollForm, TripForm
from staff.models import Role, User
from staff.permissions import Part
from staff.sign_in import person
from students import access
from students.access_log import middleware as access_log
from students.confirming import ask
from students.models import Student
from students.safety.panels import cards_of

PER_PAGE = 25
MOST = 100  # students on one form


def _planner(request: HttpRequest) -> User:
    user = person(request)
    if not planning.plans(user):
        raise PermissionDenied(_("Teachers and administrators plan trips."))
    return user


@require_safe
def trip_list(request: HttpRequest) -> HttpResponse:
    """Trips that the person plans or goes along with; those that are over stay."""
    user, now = person(request), timezone.now()
    page = Paginator(trips.trips_of(user), PER_PAGE).get_page(request.GET.get("page"))
    ids = [trip.pk for trip in page.object_list]
    planned = set(trips.planned_by(user).filter(pk__in=ids).values_list("pk", flat=True))
    # An adult has the page while the trip opens its students to them.
    rows = [(one, one.is_over(now), one.pk in planned or one.is_open(now)) for one in page.object_list]
    context = {"page": page, "rows": rows, "zone": user.zone, "plans": planning.plans(user)}
    return render(request, "schedule/trips/trips.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def trip_add(request: HttpRequest) -> HttpResponse:
    """A trip of one day: what, where, when, which students and adults."""
    user = _planner(request)
    form = _form(request, user)
    return submit(
        request,
        form,
        act=lambda: trip_actions.make_trip(by=user, **form.given()),
        then=lambda request, made: redirect_saying(
            request,
            _("The trip is made. Who goes along is missed at their duties: look at the page of the day."),
            "schedule:trip",
            made.pk,
        ),
    ) or render_form(request, "schedule/trips/add.html", form, most=MOST)


def _form(request: HttpRequest, user: User) -> TripForm:
    part, act = ASSIGNING
    students = list(access.students_of(user, part=part, act=act)[:MOST])
    access_log.note(students)
    schools = planning.schools_planned_by(user)
    day = day_asked(request.GET.get("day", ""), user.today())
    # Whoever works there on the day; the action looks at posts and licenses of the chosen day once more.
    asked = day_asked(request.POST.get("day", ""), day)
    known = list(schools)
    return TripForm(
        request.POST or None,
        students=students,
        schools=schools,
        adults=people_at(known, asked, ADULTS),
        leads=people_at(known, asked, [Role.TEACHER]),
        initial={"day": day},
    )


def _get(user: User, pk: UUID) -> tuple[Trip, list[Student]]:
    """The trip with its students. Http404 for who is neither one of its adults nor plans all its students,
    and for who may not know of each of them at this moment.
    """
    found = Trip.objects.select_related("school", "lead", "made_by", "called_off_by")
    trip = found.prefetch_related("adults__user").filter(pk=pk).first()
    if trip is None:
        raise Http404
    ids = set(trip.students.values_list("student", flat=True))
    students = list(access.students_of(user, part=Part.SAFETY).filter(pk__in=ids))
    # 404 also where only one student is not known: half a trip would tell who the others are.
    if len(students) < len(ids) or not (_is_adult(user, trip) or _plans(students)):
        raise Http404
    access_log.note(students)
    return trip, students


def _is_adult(user: User, trip: Trip) -> bool:
    return any(one.user_id == user.pk for one in trip.adults.all())


def _plans(students: Sequence[Student]) -> bool:
    return all(student.allows(*ASSIGNING) for student in students)


@require_http_methods(["GET", "HEAD", "POST"])
def trip_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Safety cards first, then the roll; to print before one leaves. Posted to, the roll is called."""
    user, now = person(request), timezone.now()
    trip, students = _get(user, pk)
    form = RollForm(request.POST or None, students=students)
    answer = submit(
        request,
        form,
        act=lambda: trip_actions.call_roll(
            trip=trip,
            here={UUID(pk) for pk in form.cleaned_data["here"]},
            where=form.cleaned_data["where"],
            by=user,
            at=now,
        ),
        then=lambda _request, _roll: redirect(f"{reverse('schedule:trip', args=[pk])}#roll-title"),
    )
    return answer or render_form(
        request, "schedule/trips/trip.html", form, **_context(user, trip, students, now)
    )


def _context(user: User, trip: Trip, students: list[Student], now: datetime) -> dict[str, object]:
    calls = trips.calls_of(trip, students)
    return {
        "trip": trip,
        "students": students,
        "cards": cards_of(students, now),
        "along": [one.user for one in trip.adults.all() if one.goes],
        "calls": calls,
        "last": calls[0] if calls else None,
        "may_call": _is_adult(user, trip) and trip.is_open(now),
        "may_call_off": not trip.is_over(now) and _plans(students),
        "is_over": trip.is_over(now),
        "zone": trip.school.zone,
        "boxes": range(4),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def trip_call_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks once; then its adults know of its students no more."""
    user = person(request)
    trip, students = _get(user, pk)
    if not _plans(students):
        raise PermissionDenied(_("Who plans these students’ days calls a trip off."))
    if request.method == "POST":
        try:
            trip_actions.call_off_trip(trip=trip, by=user)
            messages.success(request, _("The trip is called off: %(title)s.") % {"title": trip.title})
        except ValidationError as error:
            say_why(request, error)
        return redirect("schedule:trip", pk)
    return ask(
        request,
        title=_("Call off the trip"),
        words=_("Its adults can no longer open these students for it. The trip and its roll calls stay."),
        submit=_("Call it off"),
        back=(reverse("schedule:trip", args=[pk]), trip.title),
    )
