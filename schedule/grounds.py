"""Why somebody may know of a student for a day: covers, passes, stand-ins, trips."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q

from schedule.models import Cover, PassBlock, StandIn, TripStudent
from staff.models import User
from staff.permissions import Ground
from students.grounds.dated_grounds import DatedGround, register_dated_ground
from students.grounds.queries import Ids, register_ground
from students.models import Assignment, Membership, Student, TeamRole


def register_grounds() -> None:
    """Called once, by `AppConfig.ready`."""
    register_dated_ground(
        Ground.COVER,
        DatedGround(
            Cover,
            "person",
            by_day=False,
            student="duty__serves__assignment__student",
            # Whom the duty serves on that very day, whoever joined it since the cover was arranged.
            also={"duty__serves__assignment__during__contains": F("day")},
        ),
    )
    register_dated_ground(
        Ground.SUBSTITUTE,
        DatedGround(PassBlock, "of__person", by_day=False, student="block__student", during="of__during"),
    )
    register_ground(Ground.STAND_IN, of_who_is_away)
    register_ground(Ground.TRIP, of_my_trips)


def of_who_is_away(user: User, at: datetime) -> Ids:
    """Students of the teachers in whose place this person supervises on that day."""
    day = user.today(at)
    teachers = StandIn.objects.standing(day).filter(person=user).values("teacher")
    teams = Membership.objects.filter(user__in=teachers, during__contains=at).exclude(
        team_role=TeamRole.PROVIDER
    )
    supervised = Assignment.objects.on(day).filter(supervisor__in=teachers)
    return Student.objects.filter(
        Q(pk__in=teams.values("student")) | Q(pk__in=supervised.values("student"))
    ).values("pk")


def of_my_trips(user: User, at: datetime) -> Ids:
    """Students of the field trips of which this person is an adult at `at`.

    It is no tie: nothing is recorded on this ground, so a tap need not ask for it.
    """
    going = TripStudent.objects.filter(trip__adults__user=user, trip__during__contains=at)
    return going.values("student")
