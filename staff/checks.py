"""Whether somebody may do a piece of work, by post and by licence. Each raises ValidationError at a field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from core.checks import fail, say
from staff.licences.rules import LicenceRules
from staff.models import Post, Role, School, User


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


def check_licence(
    user: User, policy: str, school: School, day: date, field: str = NON_FIELD_ERRORS, *, refusal: str = ""
) -> None:
    """Whether a licence of `user` meets the policy on `day`. `refusal`: what to say where none does."""
    words = {"person": user, "day": say(day), "school": school}
    rules = LicenceRules.load([user.pk], [school], [policy])
    if rules.policies.find(school, policy, day) is None:
        no_rule = _("%(school)s has no rule that says which license this needs. Ask an administrator.")
        fail(field, no_rule % words, "no_policy")
    if not rules.meets(user.pk, policy, school, day):
        refusal = refusal or _("%(person)s has no license for this that is valid on %(day)s.") % words
        fail(field, refusal, "no_licence")
