"""What the end of a licence stops: which acts it allowed, by policy, and what rests on them.

Rooms above register their acts in `AppConfig.ready`: the policy that says which licence the act needs, who
does it, what stops in words, and a loader of the rows concerned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from core.registry import Registry
from staff.licences.rules import LicenceRules
from staff.models import Licence, Post, Role, School, User

Words = str | Promise


@dataclass(frozen=True)
class AffectedRow:
    """Something that rests on the licence, and where to see it."""

    text: str
    url: str = ""


Load = Callable[[User, Sequence[UUID], date], Mapping[UUID, Sequence[AffectedRow]]]


@dataclass(frozen=True)
class LicenceEffect:
    """`words`: what stops, as “Publishing plans”. `rows(viewer, people, on)`: what rests on it from `on`
    on, by person, as far as the viewer may know of it, in a constant number of queries.
    """

    key: str
    policy: str
    roles: frozenset[Role]
    words: Words
    rows: Load | None = None


@dataclass(frozen=True)
class Stopped:
    """One act at the schools where it stops, and the rows concerned."""

    words: Words
    schools: Sequence[School]
    rows: Sequence[AffectedRow]


LICENCE_EFFECTS = Registry[str, LicenceEffect]("effect of a licence", key=lambda effect: effect.key)


def stopped_by(
    licences: Iterable[Licence], viewer: User, today: date, *, with_rows: bool = True
) -> dict[UUID, list[Stopped]]:
    """For each licence with an end, what nothing else allows from the day after it (or from today) on.

    Three queries, and with rows what their loaders take for all together.
    """
    ending = [licence for licence in licences if licence.valid.upper]
    if not ending:
        return {}
    facts = _Facts({licence.user_id for licence in ending})
    at = {one.pk: [(s, facts.schools(s, one, today)) for s in LICENCE_EFFECTS] for one in ending}
    rows = _rows(ending, at, viewer, today) if with_rows else {}
    return {
        one.pk: [
            Stopped(stop.words, schools, rows.get((stop.key, one.user_id), ()))
            for stop, schools in at[one.pk]
            if schools
        ]
        for one in ending
    }


def _rows(
    ending: Sequence[Licence],
    at: Mapping[UUID, Sequence[tuple[LicenceEffect, Sequence[School]]]],
    viewer: User,
    today: date,
) -> dict[tuple[str, UUID], Sequence[AffectedRow]]:
    people: dict[str, set[UUID]] = defaultdict(set)
    for one in ending:
        for stop, schools in at[one.pk]:
            if schools:
                people[stop.key].add(one.user_id)
    found: dict[tuple[str, UUID], Sequence[AffectedRow]] = {}
    for key, ids in people.items():
        load = LICENCE_EFFECTS.get(key).rows
        for pk, rows in (load(viewer, sorted(ids), today) if load else {}).items():
            found[key, pk] = rows
    return found


class _Facts:
    """Posts and licences of some people, and the rules of their schools."""

    def __init__(self, people: set[UUID]) -> None:
        self._posts: dict[UUID, list[Post]] = defaultdict(list)
        posts = Post.objects.filter(user__in=people).select_related("school").order_by("school__name")
        for post in posts:
            self._posts[post.user_id].append(post)
        schools = {post.school for post in posts}
        self._rules = LicenceRules.load(people, schools, {effect.policy for effect in LICENCE_EFFECTS})

    def schools(self, stop: LicenceEffect, licence: Licence, today: date) -> list[School]:
        """The schools at which only `licence` allows the act of `stop`, so that its end stops the act."""
        day = max(licence.valid.upper, today)
        found: dict[UUID, School] = {}
        for post in self._posts[licence.user_id]:
            if post.role in stop.roles and post.holds_on(day):
                given = (stop.policy, post.school, day)
                if self._rules.fits(licence, *given) and not self._rules.meets(licence.user_id, *given):
                    found[post.school_id] = post.school
        return list(found.values())
