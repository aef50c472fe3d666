"""People as the administration pages show them: a constant number of queries for a page of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from staff import access
from staff.licences.licence_effects import Stopped, stopped_by
from staff.licences.rules import WARN_AT, Notice, notices, own_notices
from staff.models import Licence, Post, School, User
from staff.people.actions import has_password


@dataclass(frozen=True)
class PersonRow:
    """A line of the list. `posts`: those of today; `later`: those to come, where there are none."""

    person: User
    posts: Sequence[Post]
    later: Sequence[Post]
    notice: Notice | None
    has_password: bool


def person_rows(people: Sequence[User], today: date) -> list[PersonRow]:
    """Two queries."""
    ids = [person.pk for person in people]
    posts: dict[UUID, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(user__in=ids).select_related("school").order_by("during", "pk"):
        posts[post.user_id].append(post)
    of: dict[UUID, Notice] = {}
    for notice in notices(Licence.objects.filter(user__in=ids), today):
        of.setdefault(notice.licence.user_id, notice)
    return [_row(person, posts[person.pk], of.get(person.pk), today) for person in people]


def _row(person: User, posts: Sequence[Post], notice: Notice | None, today: date) -> PersonRow:
    now = [post for post in posts if post.holds_on(today)]
    later = [post for post in posts if post.starts > today]
    return PersonRow(person, now, later, notice if now else None, has_password(person))


def ending_soon(user: User) -> list[Notice]:
    """Licences of people who work today at schools of this administrator: what has ended or soon ends."""
    today = user.today()
    mine = access.schools_of(user).order_by().values("pk")
    posts = Post.objects.on(today).filter(school__in=mine, user__is_active=True)
    # All licences of whom one ends: another one may follow it.
    until = today + timedelta(days=WARN_AT[0] + 1)
    ending = Licence.objects.filter(valid__endswith__lte=until, user__in=posts.values("user"))
    licences = Licence.objects.filter(user__in=ending.values("user")).select_related("user")
    found = notices(licences.order_by("user__sort_key", "pk"), today)
    return [notice for notice, _stopped in _that_matter(found, user)]


def _that_matter(found: Sequence[Notice], user: User) -> list[tuple[Notice, list[Stopped]]]:
    """Notices, each with what stops. Leaves out those that have ended and stopped nothing."""
    stopped = stopped_by([notice.licence for notice in found], user, user.today(), with_rows=False)
    pairs = [(notice, stopped.get(notice.licence.pk, [])) for notice in found]
    return [(notice, stops) for notice, stops in pairs if stops or not notice.has_ended]


def posts_of(person: User, schools: Sequence[School], today: date) -> list[tuple[Post, bool, bool]]:
    """All posts of a person, newest first: (post, whether it lasts, whether `schools` may end it)."""
    mine = {school.pk for school in schools}
    found = Post.objects.filter(user=person).select_related("school").order_by("-during", "pk")
    return [
        (post, lasts, lasts and post.school_id in mine)
        for post in found
        for lasts in [post.last_day is None or post.last_day >= today]
    ]


def search(words: str) -> Q:
    """Whose name or e-mail holds `words`, folded."""
    return Q(sort_key__contains=words) | Q(email__contains=words)


def own_licences(user: User) -> dict[str, object] | None:
    """What this person's first page says of their own licences, or None where nothing ends soon.

    One query, and three more where something does.
    """
    found = own_notices(user)
    told = _that_matter(found, user) if found else []
    return {"own_licences": told} if told else None
