"""Who decides for a student, and since when: the rights of parents move to the student at 18 (F1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from students.models import FamilyAdult, FamilyHopes, Student

OF_AGE = 18  # Wisconsin Stat. 115.807; IDEA, 34 CFR 300.520
TOLD_AT = 17  # 34 CFR 300.320(c): told a year before


@dataclass(frozen=True)
class Rights:
    """`student_holds`: the student decides now. `move_on`: the day of turning 18, where it is known.

    `guardian`: who decides by an order instead. `is_near`: the student is 17, and must have been told.
    """

    student_holds: bool
    move_on: date | None
    guardian: FamilyAdult | None
    is_near: bool


def rights_of(student: Student, adults: Iterable[FamilyAdult], day: date) -> Rights:
    """As they stand on `day`, of the adults who are recorded for that day."""
    age, guardian = student.age_on(day), next((a for a in adults if a.decides_for), None)
    is_of_age = age is not None and age >= OF_AGE
    return Rights(
        student_holds=is_of_age and guardian is None,
        move_on=_birthday(student.birth_date, OF_AGE) if student.birth_date else None,
        guardian=guardian,
        is_near=age is not None and TOLD_AT <= age < OF_AGE,
    )


def _birthday(born: date, age: int) -> date:
    """Who was born on February 29 comes of age on March 1."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def adults_of(student: Student, day: date) -> list[FamilyAdult]:
    """Those recorded for `day`: who may receive records first, then by name."""
    found = FamilyAdult.objects.on(day).filter(student=student).select_related("by")
    return list(found.order_by("-may_receive", "name", "pk"))


def hopes_of(student: Student) -> FamilyHopes | None:
    """The newest words of the family; None where nobody asked."""
    return FamilyHopes.objects.filter(student=student).select_related("by").first()
