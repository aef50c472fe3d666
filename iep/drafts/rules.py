"""What holds for every act on a plan, whatever page or script it comes from."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from iep.drafts.writers import Writer, writer_of
from iep.versions.describing import day
from staff.calendar.school_time import school_day
from staff.models import School, User
from staff.permissions import Act, Part
from students import access
from students.models import Enrolment, Student


def check_may_write(student: Student, by: User, at: datetime, part: Part = Part.PLAN) -> None:
    """Raise PermissionDenied for whom this part of the student's record is not to be changed (rule 1)."""
    access.require(by, student, part=part, act=Act.WRITE, at=at)


def writer(student: Student, by: User, at: datetime) -> Writer:
    """As whom this person writes. Raises PermissionDenied for who writes nothing of the plan."""
    found = writer_of(by, student, at)
    if found is None:
        raise PermissionDenied(_("Your work with this student does not include this."))
    return found


def check_writes(of: Any, student: Student, by: User, at: datetime) -> Writer:
    """As whom this person writes it. Raises PermissionDenied for whom it is not to be written."""
    who = writer(student, by, at)
    if not who.writes(of):
        raise PermissionDenied(_("Another discipline writes this, or the team."))
    return who


def check_goes_on(of: Any, student: Student, by: User, at: datetime) -> None:
    """Raise ValidationError where an end of `of` is decided: nothing more is written of it then."""
    # An open end means that nothing has ended it. What was never published has no version at either question.
    if of is None or of.versions.filter(in_force__upper_inf=True).exists():
        return
    version = of.versions.at(at).first()
    if version is not None:
        # The end is the first moment without it, so a moment earlier lies on its last day.
        ends = day_of(student, version.in_force.upper - timedelta(microseconds=1), by)
        raise ValidationError(
            _("It ends on %(day)s. Take the ending back before you write more of it.") % {"day": day(ends)}
        )


def lock(student: Student) -> None:
    """Lock the student's row until the transaction ends: one writer of a plan at a time."""
    # FOR NO KEY UPDATE: writers wait for each other, but an insert with a foreign key to the student (a trial
    # or a log entry) takes FOR KEY SHARE and does not wait. Where a part is locked too (`core.publishing`),
    # the student comes first, so that two writers never wait for each other.
    Student.objects.select_for_update(no_key=True).get(pk=student.pk)


def school_of(student: Student, at: datetime) -> School:
    """The school where the student is enrolled at `at`. Raises ValidationError where there is none."""
    school = _school_of(student, at)
    if school is None:
        raise ValidationError(_("%(name)s is not enrolled at a school now.") % {"name": student.name})
    return school


def day_of(student: Student, at: datetime, by: User) -> date:
    """What day `at` is for the student's school, or where there is none for the person who acts."""
    school = _school_of(student, at)
    return school_day(school, at) if school else by.today(at)


def _school_of(student: Student, at: datetime) -> School | None:
    enrolment = Enrolment.objects.at([student], at).get(student.pk)
    return enrolment.school if enrolment else None
