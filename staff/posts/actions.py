"""Posts: a role at a school, from a day until a day. Only people give them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, say, told
from core.verbs import verb
from staff import access
from staff.calendar.school_time import school_day
from staff.models import Post, Role, School, User


@verb("staff.add_post")
def add_post(*, person: User, school: School, role: Role, first: date, last: date | None, by: User) -> Post:
    """`person` is `role` at `school` from `first` to `last` (None: until it is ended).

    Raises PermissionDenied, ValidationError.
    """
    access.require_school(by, school)
    return give_post(person, school, role, first, last)


def give_post(person: User, school: School, role: Role, first: date, last: date | None) -> Post:
    """The row alone; the action around it has asked whether it may be."""
    check_dates(first, last)
    words = _("%(person)s has this post in that time already.") % {"person": person}
    with told("post_once_at_a_time", "role", words):
        made: Post = Post.objects.create(
            user=person, school=school, role=role, during=dated.through(first, last)
        )
    return made


@verb("staff.end_post")
def end_post(*, post: Post, last_day: date, by: User) -> Post:
    """Ends after `last_day`; yesterday ends it at once. Raises PermissionDenied, ValidationError."""
    access.require_school(by, post.school)
    locked: Post = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    _check_end(locked, last_day, school_day(post.school, timezone.now()))
    if locked.role == Role.ADMINISTRATOR:
        _check_own(post, by)
        check_somebody_remains(post.school, last_day, leaving=post.user)
    locked.end(last_day)
    return locked


def _check_end(post: Post, last_day: date, today: date) -> None:
    check_dates(last_day, None, "last_day")
    if last_day < today - timedelta(days=1):
        fail("last_day", _("It cannot end in the past. Choose today or later, or end it at once."), "past")
    if last_day < post.starts:
        fail(
            "last_day",
            _("This post begins on %(day)s, so that is its first possible last day.")
            % {"day": say(post.starts)},
            "not_begun",
        )
    if post.last_day and post.last_day < last_day:
        fail("last_day", _("It ends before that already."), "ended")


def _check_own(post: Post, by: User) -> None:
    if post.user_id == by.pk:
        fail("when", _("Nobody ends their own post as administrator. Ask another administrator."), "own")


def check_somebody_remains(school: School, last_day: date, *, leaving: User, field: str = "when") -> None:
    """Whether after `last_day` somebody else administers `school`, at it or at its district, without an end.

    The schools are locked: two administrators who end each other's post do not both succeed.
    """
    list(School.objects.select_for_update(no_key=True).filter(pk__in=school.line()).order_by("pk"))
    after = last_day + timedelta(days=1)
    others = (
        Post.objects.filter(Q(during__startswith__lte=after), role=Role.ADMINISTRATOR)
        .filter(school__in=school.line(), user__is_active=True, during__upper_inf=True)
        .exclude(user=leaving)
    )
    if not others.exists():
        words = _("Nobody else would administer %(school)s. Give somebody else the post first.")
        fail(field, words % {"school": school}, "last_administrator")
