"""From a person to the students whom they have a reason to know of: one subquery for each ground."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Func, Q, QuerySet, Value, When
from django.utils import timezone

from staff.models import School, User
from staff.permissions import POST_FOR, Ground
from students.grounds.dated_grounds import GROUNDS, Left, QueryGround
from students.profile.models import Enrolment, Student
from students.team.models import Assignment, Membership, SectionMember

Ids = QuerySet[Any, Any]


def in_my_classes(user: User, at: datetime) -> Ids:
    """Those of them whom special education serves: a class list alone opens nobody's record."""
    day = user.today(at)
    mine = SectionMember.objects.on(day).filter(user=user).values("section")
    return (
        SectionMember.objects.on(day)
        .filter(section__in=mine, student__isnull=False)
        .filter(Q(student__in=_on_a_team(at)) | Q(student__in=_assigned(day)))
        .values("student")
    )


def _on_a_team(at: datetime) -> Ids:
    return Membership.objects.filter(during__contains=at).values("student")


def _assigned(day: date) -> Ids:
    return Assignment.objects.on(day).values("student")


def of_my_schools(user: User, at: datetime) -> Ids:
    schools = School.objects.administered_by(user, at).values("pk")
    return Enrolment.objects.on(user.today(at)).filter(school__in=schools).values("student")


GROUNDS_BY_QUERY = (
    QueryGround(Ground.CLASSROOM, in_my_classes),
    QueryGround(Ground.ADMINISTRATION, of_my_schools),
)


def open_to(user: User, at: datetime, among: Iterable[Ground] = tuple(Ground)) -> dict[Ground, Ids]:
    """Grounds of `among` that the user's posts at `at` can rest on, each with its students' ids."""
    # A closed account fails closed here, whatever its posts still say.
    if not user.is_active:
        return {}
    roles = user.roles(at)
    return {g: _of_who_is_here(g, user, at) for g in among if roles & POST_FOR[g]}


def _of_who_is_here(ground: Ground, user: User, at: datetime) -> Ids:
    """Without students at schools that this person left."""
    ids, left = GROUNDS.get(ground).students(user, at), Left.of(user, at, ground)
    if left is None:
        return ids
    return Student.objects.filter(pk__in=ids).exclude(pk__in=left.students(user.today(at))).values("pk")


def within(user: User, at: datetime | None, among: Iterable[Ground]) -> Q | None:
    """The filter on Student, or None where no ground is open."""
    # One subquery per ground. Chained filters over one relation would join it twice, and an ended
    # membership plus a colleague's current one would match.
    found = open_to(user, at or timezone.now(), among).values()
    # An empty list is false, so that nothing is found until a ground adds to it.
    condition = Q(pk__in=[])
    for ids in found:
        condition |= Q(pk__in=ids)
    return condition if found else None


class _Held(Func):
    """The words of those cases that hold, as an array."""

    template = "ARRAY_REMOVE(ARRAY[%(expressions)s]::text[], NULL)"
    output_field = ArrayField(CharField())


def as_array(user: User, at: datetime | None) -> Func:
    """An annotation: the grounds on which this user may know of each student, strongest first."""
    cases: list[Case | Value] = [
        Case(When(pk__in=ids, then=Value(ground.value)), default=None, output_field=CharField())
        for ground, ids in open_to(user, at or timezone.now()).items()
    ]
    return _Held(*(cases or [Value(None, output_field=CharField())]))
