"""Why somebody may know of a student for a day: covers, passes, stand-ins, trips."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q

from schedule.models import Cover, PassBlock, StandIn, TripStudent
from staff.models import User
from staff.permissions import Ground
from students.grounds.dated_grounds import DatedGround, QueryGround
from students.grounds.queries import Ids
from students.models import Assignment, Membership, Student, TeamRole


def of_who_is_away(user: User, at: datetime) -> Ids:
    """Students of the teachers in whose place this person supervises on that day."""
    day = user.today(at)
    teachers = StandIn.objects.standing(day).filter(person=user).values("teacher")
    # A provider's discipline does not pass to who supervises for a day.
    teams = Membership.objects.filter(user__in=teachers, during__contains=at).exclude(
        team_role=TeamRole.PROVIDER
    )
    supervised = Assignment.objects.on(day).filter(supervisor__in=teachers)
    return Student.objects.filter(
        Q(pk__in=teams.values("student")) | Q(pk__in=supervised.values("student"))
    ).values("pk")


def of_my_trips(user: User, at: datetime) -> Ids:
    """Students of the field trips of which this person is an adult at `at`."""
    going = TripStudent.objects.filter(trip__adults__user=user, trip__during__contains=at)
    return going.values("student")


GROUNDS_OF_A_DAY = (
    DatedGround(
        Ground.COVER,
        Cover,
        "person",
        # By instant and not by day: it ends with the last minute of the cover.
        by_day=False,
        student="duty__serves__assignment__student",
        # Whom the duty serves on that very day, whoever joined it since the cover was arranged.
        also={"duty__serves__assignment__during__contains": F("day")},
    ),
    DatedGround(
        Ground.SUBSTITUTE,
        PassBlock,
        "of__person",
        by_day=False,
        student="block__student",
        during="of__during",
    ),
    QueryGround(Ground.STAND_IN, of_who_is_away),
    # Not among the dated grounds that sync reads: nothing is recorded on a trip's ground.
    QueryGround(Ground.TRIP, of_my_trips),
)
