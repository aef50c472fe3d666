"""What several actions ask of a student before they act."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from core.checks import fail, say
from staff.models import School
from students.models import Enrolment, Student


def school_on(student: Student, day: date, field: str = "first") -> School:
    """The school where the student is enrolled on `day`. Raises ValidationError at `field`."""
    enrolment = Enrolment.objects.of(student, day)
    if enrolment is None:
        words = {"student": student, "day": say(day)}
        fail(field, _("%(student)s is not enrolled at a school on %(day)s.") % words, "not_enrolled")
    school: School = enrolment.school
    return school
