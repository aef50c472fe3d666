"""What several actions ask before they act. Each failed check is a ValidationError at the field it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from staff import licences
from staff.models import Post, Role, School, User
from staff.policies import PolicyMissing
from students.models import Enrolment, Student

FIRST_YEAR, LAST_YEAR = 1990, 2200


def fail(field: str, words: str, code: str) -> NoReturn:
    raise ValidationError({field: ValidationError(words, code=code)})


def check_dates(first: date, last: date | None, field: str = "last") -> None:
    """In order, and within the years that people plan in."""
    for day in (first, last):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            fail(field, _("Write a year between 1990 and 2200."), "year")
    if last is not None and last < first:
        fail(field, _("The last day lies before the first."), "order")


def school_on(student: Student, day: date, field: str = "first") -> School:
    """The school where the student is enrolled on `day`."""
    enrolment = Enrolment.objects.on(day).filter(student=student).select_related("school__parent").first()
    if enrolment is None:
        words = {"student": student, "day": say(day)}
        fail(field, _("%(student)s is not enrolled at a school on %(day)s.") % words, "not_enrolled")
    school: School = enrolment.school
    return school


def check_post(user: User, roles: Iterable[Role], school: School, day: date, field: str) -> None:
    """Whether `user` works at `school` (or its district) in one of `roles` on `day`."""
    wanted = list(roles)
    posts = Post.objects.on(day).filter(user=user, role__in=wanted, school__in=school.line())
    if not user.is_active or not posts.exists():
        words = {
            "person": user,
            "role": _(" or ").join(str(role.label).lower() for role in wanted),
            "school": school,
            "day": say(day),
        }
        fail(field, _("%(person)s has no post as %(role)s at %(school)s on %(day)s.") % words, "no_post")


def check_licence(user: User, policy: str, school: School, day: date, field: str) -> None:
    """Whether a licence of `user` meets the policy on `day`: which kinds do is the policy's to say."""
    words = {"person": user, "day": say(day), "school": school}
    try:
        if licences.may(user, policy, school, day):
            return
    except PolicyMissing:
        fail(
            field,
            _("%(school)s has no rule that says which licence this needs. Ask an administrator.") % words,
            "no_policy",
        )
    fail(field, _("%(person)s has no licence for this that is valid on %(day)s.") % words, "no_licence")


@contextmanager
def told(constraint: str, field: str, words: str) -> Iterator[None]:
    """Says in words that `constraint` of the database was broken: two people can act in one instant."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if broken != constraint:
            raise
        raise ValidationError({field: ValidationError(words, code=constraint)}) from error


def say(day: date) -> str:
    return date_format(day, "M j, Y")
