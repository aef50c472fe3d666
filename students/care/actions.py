"""Delegated care: the nurse writes what is done, and signs off whom the nurse trained (P11)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, told
from core.verbs import verb
from staff.models import User
from staff.permissions import Act, Part
from students import access
from students.models import CareSignOff, CareTask, Student
from students.moves.endings import ONE_DAY, DatedEnding, End, EndDates

LONGEST = timedelta(days=366)  # our choice: a skill is shown again at least once a year


@verb("students.delegate_care")
def delegate_care(
    *,
    student: Student,
    name: str,
    steps: str,
    call: str,
    by: User,
    instead_of: CareTask | None = None,
    at: datetime | None = None,
) -> CareTask:
    """A care task from today on. `instead_of` and its sign-offs end with the day before."""
    # The old sign-offs do not go on: who does the task in its new words has to be trained in them.
    at = at or timezone.now()
    access.require(by, student, part=Part.CARE, act=Act.WRITE, at=at)
    day = by.today(at)
    if instead_of is not None:
        _end(instead_of, day - timedelta(days=1))
    words = _("%(name)s is delegated for %(student)s already.") % {"name": name, "student": student}
    with told("care_task_once", "name", words):
        return CareTask.objects.create(
            student=student, name=name.strip(), steps=steps.strip(), call=call.strip(), by=by,
            during=dated.since(day),
        )  # fmt: skip


@verb("students.end_care")
def end_care(*, task: CareTask, by: User, at: datetime | None = None) -> None:
    """Nobody does it any more, from this minute on."""
    at = at or timezone.now()
    access.require(by, task.student, part=Part.CARE, act=Act.WRITE, at=at)
    _end(task, by.today(at) - timedelta(days=1))


def _end(task: CareTask, last: date) -> None:
    for one in (*task.sign_offs.filter(during__endswith__gt=last), task):
        one.end(last)


@verb("students.sign_off")
def sign_off(
    *, task: CareTask, person: User, last: date, by: User, at: datetime | None = None
) -> CareSignOff:
    """`person` was trained and showed it: from today through `last`, a year at most. A sign-off that stands
    is replaced. Raises ValidationError."""
    at = at or timezone.now()
    access.require(by, task.student, part=Part.CARE, act=Act.WRITE, at=at)
    day = by.today(at)
    if not task.holds_on(day):
        fail("person", _("This care is no longer delegated."), "ended")
    if person == by:
        fail("person", _("Nobody signs off themselves."), "self")
    if not Student.objects.visible_to(person, at, part=Part.CARE).filter(pk=task.student_id).exists():
        fail("person", _("%(person)s does not work with this student now.") % {"person": person}, "person")
    _check_last(day, last)
    # Before the new row: care_sign_off_once allows one at a time.
    _take_back(task, person, day)
    with told("care_sign_off_once", "person", _("Somebody signed this off in the same moment.")):
        return CareSignOff.objects.create(task=task, person=person, by=by, during=dated.through(day, last))


def _check_last(day: date, last: date) -> None:
    check_dates(day, last)
    if last - day > LONGEST:
        fail("last", _("A sign-off holds for a year at most: then it is shown again."), "long")


@verb("students.end_sign_off")
def end_sign_off(*, sign_off: CareSignOff, by: User, at: datetime | None = None) -> None:
    """The person no longer does it, from this minute on."""
    at = at or timezone.now()
    access.require(by, sign_off.task.student, part=Part.CARE, act=Act.WRITE, at=at)
    _take_back(sign_off.task, sign_off.person, by.today(at))


def _take_back(task: CareTask, person: User, day: date) -> None:
    for one in CareSignOff.objects.filter(task=task, person=person, during__endswith__gt=day):
        one.end(day - timedelta(days=1))


class SignOffEnding(DatedEnding):
    """A student who goes from a school is cared for by others, but for people who go on with the student."""

    key, order = "sign_off", 70
    template, page_order = "students/care/ending.html", 70
    model, student, related = CareSignOff, "task__student", ("person", "task")

    def end(self, dates: EndDates) -> End:
        return dates.last + ONE_DAY

    def stays(self, row: Any, members: Collection[UUID], people: Collection[UUID]) -> bool:
        return row.person_id in people

    def is_planned(self, row: Any, dates: EndDates) -> bool:
        return False  # who was trained is not undone with the move
