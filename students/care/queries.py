"""Delegated care as it stands on a day: each task, who does it, and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from staff.models import User
from staff.permissions import Act
from students.models import Assignment, CareSignOff, CareTask, Membership, Student

SOON = timedelta(days=30)


@dataclass(frozen=True)
class SignedOff:
    row: CareSignOff
    ends_soon: bool


@dataclass(frozen=True)
class Care:
    """A task with those who do it on that day, by name. `own`: the sign-off of who looks, if any."""

    task: CareTask
    people: Sequence[SignedOff]
    own: CareSignOff | None


def care_of(user: User, students: Iterable[Student], day: date) -> list[Care]:
    """What is delegated for these students on `day`, by student and name, as `user` sees it. Two queries.

    The caller has asked whether `user` may see it.
    """
    ids = [student.pk for student in students]
    standing: dict[UUID, list[CareSignOff]] = defaultdict(list)
    sign_offs = CareSignOff.objects.on(day).filter(task__student__in=ids, task__during__contains=day)
    for row in sign_offs.select_related("person", "by").order_by("person__sort_key"):
        standing[row.task_id].append(row)
    tasks = CareTask.objects.on(day).filter(student__in=ids).select_related("student")
    tasks = tasks.order_by("student__sort_key", "student", "name")
    return [_care(task, standing[task.pk], user, day) for task in tasks]


def _care(task: CareTask, standing: Sequence[CareSignOff], user: User, day: date) -> Care:
    people = [SignedOff(row, row.during.upper - day <= SOON + timedelta(days=1)) for row in standing]
    own = next((row for row in standing if row.person_id == user.pk), None)
    return Care(task, people, own)


def trainable(student: Student, day: date) -> QuerySet[User]:
    """Adults who work with the student on `day` or later: assigned paras, and the team."""
    later = Q(during__contains=day) | Q(during__startswith__gt=day)
    paras = Assignment.objects.filter(later, student=student).values("para")
    team = Membership.objects.at().filter(student=student).values("user")
    people = User.objects.filter(Q(pk__in=paras) | Q(pk__in=team), is_active=True)
    return people.order_by("sort_key", "pk")


def ends_soon(user: User, at: datetime) -> QuerySet[CareSignOff]:
    """Sign-offs of tasks that this nurse looks after which end within 30 days, or ended in the last 30 and
    were not renewed; the first to end first."""
    day = user.today(at)
    renewed = CareSignOff.objects.on(day + SOON).filter(task=OuterRef("task"), person=OuterRef("person"))
    return (
        CareSignOff.objects.visible_to(user, at, act=Act.WRITE)
        .filter(during__endswith__gt=day - SOON, during__endswith__lte=day + SOON, task__during__contains=day)
        .exclude(Exists(renewed))
        .select_related("task__student", "person")
        .order_by("during__endswith", "person__sort_key", "pk")
    )


def earlier(student: Student, day: date) -> QuerySet[CareSignOff]:
    """Sign-offs that no longer hold on `day`, the last to end first."""
    found = CareSignOff.objects.filter(task__student=student, during__endswith__lte=day)
    return found.select_related("task", "person", "by").order_by("-during__endswith", "pk")
