"""What several actions ask before they act. Each failed check is a ValidationError at the field it names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from core.checks import fail, say
from staff.licences import rules as licences
from staff.models import Post, Role, School, User
from staff.policies.values import PolicyMissing
from students.models import Enrolment, Student


def school_on(student: Student, day: date, field: str = "first") -> School:
    """The school where the student is enrolled on `day`."""
    enrolment = Enrolment.objects.of(student, day)
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
            _("%(school)s has no rule that says which license this needs. Ask an administrator.") % words,
            "no_policy",
        )
    fail(field, _("%(person)s has no license for this that is valid on %(day)s.") % words, "no_licence")
