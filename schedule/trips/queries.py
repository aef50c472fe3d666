"""Whose trips are whose, and what their pages say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from schedule.models import RollCall, Trip, TripAdult, TripStudent
from staff.models import User
from staff.permissions import Act, Part
from students import access
from students.models import Student

LAST_CALLS = 10


def planned_by(user: User) -> QuerySet[Trip]:
    """Trips all of whose students are this user's to assign."""
    mine = access.students_of(user, part=Part.PLAN, act=Act.ASSIGN).order_by().values("pk")
    some = TripStudent.objects.filter(student__in=mine).values("trip")
    # Two subqueries: one student who is not theirs is enough to make the whole trip not theirs.
    others = TripStudent.objects.exclude(student__in=mine).values("trip")
    return Trip.objects.filter(pk__in=some).exclude(pk__in=others)


def trips_of(user: User) -> QuerySet[Trip]:
    """Trips that this user plans or is an adult of, the newest day first."""
    going = TripAdult.objects.filter(user=user).values("trip")
    mine = Trip.objects.filter(Q(pk__in=planned_by(user).values("pk")) | Q(pk__in=going))
    return mine.select_related("school", "lead").order_by("-day", "-made_at", "pk")


def trips_open_to(user: User, at: datetime) -> QuerySet[Trip]:
    """Trips whose students this user may know of at `at` as one of the adults."""
    return Trip.objects.filter(adults__user=user, during__contains=at, called_off_at=None)


@dataclass(frozen=True)
class Call:
    """A roll call as it is read: `missing` are those who were not there, by name."""

    call: RollCall
    here: int
    total: int
    missing: Sequence[Student]

    @property
    def is_whole(self) -> bool:
        return not self.missing


def calls_of(trip: Trip, students: Sequence[Student]) -> list[Call]:
    """The last ten, the newest first. Two queries."""
    calls = trip.calls.select_related("by").prefetch_related("marks").order_by("-at", "-pk")[:LAST_CALLS]
    return [_call(one, students) for one in calls]


def _call(call: RollCall, students: Sequence[Student]) -> Call:
    here: dict[UUID, bool] = {mark.student_id: mark.is_here for mark in call.marks.all()}
    missing = [one for one in students if not here.get(one.pk, False)]
    return Call(call, sum(here.values()), len(here), missing)
