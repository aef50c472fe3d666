"""Whom a teacher is likely to be with: the paras on duty now, and the students at their side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schedule.day.adults import AdultOnDuty, adults_on
from staff.models import User
from staff.permissions import Part
from students.models import Assignment, Student


@dataclass(frozen=True)
class Choice:
    """A para to record a contact with. `now`: students at their side at this minute, at `place`."""

    para: User
    now: tuple[Student, ...] = ()
    place: str = ""


def supervised(user: User, at: datetime, student: UUID | None = None) -> list[Choice]:
    """Paras whom `user` supervises (of one `student`: all who work there), who is on duty now first.

    Six queries at most. The students come with `grounds`.
    """
    day = user.today(at)
    rows = Assignment.objects.on(day).visible_to(user, at).select_related("para")
    rows = rows.filter(student=student) if student else rows.filter(supervisor=user)
    found = list(rows.filter(para__is_active=True).order_by("para__sort_key", "para"))
    students = known(user, {row.student_id for row in found}, at)
    paras = {row.para for row in found}
    here = _on_duty(students, adults_on(students, day), at)
    choices = [_choice(para, here[para.pk]) for para in sorted(paras, key=lambda p: (p.sort_key, p.pk))]
    # sorted() is stable: by name within each of the two groups.
    return sorted(choices, key=lambda choice: not choice.now)


def students_with(user: User, para: User, at: datetime) -> tuple[list[Student], set[UUID]]:
    """Students of `para` whom `user` may know of, by name, and the ids of those who are with the para now."""
    day = user.today(at)
    ids = set(Assignment.objects.on(day).filter(para=para).values_list("student", flat=True))
    students = known(user, ids, at)
    here = _on_duty(students, adults_on(students, day), at)[para.pk]
    return students, {student.pk for student, _adult in here}


def known(user: User, ids: Iterable[UUID], at: datetime) -> list[Student]:
    found = Student.objects.visible_to(user, at, part=Part.PLAN).filter(pk__in=set(ids))
    return list(found.with_grounds(user, at).in_order())


Here = dict[UUID, list[tuple[Student, AdultOnDuty]]]


def _on_duty(students: Sequence[Student], adults: dict[UUID, list[AdultOnDuty]], at: datetime) -> Here:
    here: Here = defaultdict(list)
    for student in students:
        for adult in adults[student.pk]:
            if adult.begins <= at < adult.ends:
                here[adult.para_id].append((student, adult))
    return here


def _choice(para: User, here: Sequence[tuple[Student, AdultOnDuty]]) -> Choice:
    place = next((adult.place for _student, adult in here if adult.place), "")
    return Choice(para, tuple(student for student, _adult in here), place)
