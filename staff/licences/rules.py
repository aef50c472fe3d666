"""Whether a licence meets the rule of a school on a day, and whose licence ends soon.

Which kinds an act needs is a policy (rule 5), never code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from staff.models import Licence, School, User
from staff.policies.values import Policies

ANY = "any"  # as a kind in a policy: any licence of the state


class LicenceRules:
    """Licences of some people and policies of some schools: loaded once, asked for any person, act and day.

    The act is named by its policy ("licence.publish"). Where no row says which licence it needs, none meets
    it. Coverage asks the same in SQL (`licensed` in supervision/coverage/sql.py): a test holds them together.
    """

    def __init__(self, licences: Iterable[Licence], policies: Policies) -> None:
        self.policies = policies
        self._licences: dict[UUID, list[Licence]] = defaultdict(list)
        for licence in licences:
            self._licences[licence.user_id].append(licence)

    @classmethod
    def load(cls, people: Iterable[UUID], schools: Iterable[School], keys: Iterable[str]) -> LicenceRules:
        """Two queries."""
        licences = Licence.objects.filter(user__in=set(people)).order_by("valid", "pk")
        return cls(licences, Policies.load(schools, keys))

    def fits(self, licence: Licence, key: str, school: School, day: date) -> bool:
        """Whether it is of a kind that the policy in force on `day` names, valid or not."""
        policy = self.policies.find(school, key, day)
        # No rule is no permission: without a row nothing says which licence would do.
        return policy is not None and (ANY in policy.value or licence.kind in policy.value)

    def find(self, person: UUID, key: str, school: School, day: date) -> Licence | None:
        """The licence of this person that meets the policy on `day`: the one that began first."""
        valid = (licence for licence in self._licences.get(person, ()) if day in licence.valid)
        return next((licence for licence in valid if self.fits(licence, key, school, day)), None)

    def meets(self, person: UUID, key: str, school: School, day: date) -> bool:
        return self.find(person, key, school, day) is not None

    def last_day_before(self, person: UUID, key: str, school: School, day: date) -> date | None:
        """The last day of the last licence that would meet the policy of `day` and had ended by then."""
        fitting = (one for one in self._licences.get(person, ()) if self.fits(one, key, school, day))
        ends = [one.valid.upper for one in fitting if one.valid.upper and one.valid.upper <= day]
        return max(ends) - timedelta(days=1) if ends else None


WARN_AT = (90, 30, 7)  # days before the end: each nearer one in a louder tone


@dataclass(frozen=True)
class Notice:
    """A licence that ends within the days of `WARN_AT`, or has ended, with no other of its kind after it.

    `days`: until its last day, 0 on it, negative after it.
    """

    licence: Licence
    days: int

    @property
    def has_ended(self) -> bool:
        return self.days < 0

    @property
    def tone(self) -> str:
        """Of badge and notice."""
        _first, second, third = WARN_AT
        return "bad" if self.days <= third else "watch" if self.days <= second else "info"


def notices(licences: Iterable[Licence], today: date) -> list[Notice]:
    """Those of `licences` (all of the people concerned) to speak of on `today`, the nearest end first."""
    known = list(licences)
    found = [
        Notice(one, (one.last_day - today).days)
        for one in known
        if one.last_day and (one.last_day - today).days <= WARN_AT[0] and not _goes_on(one, known, today)
    ]
    return sorted(found, key=lambda notice: notice.days)


def _goes_on(licence: Licence, known: Iterable[Licence], today: date) -> bool:
    """Whether another licence of the same kind is valid when this one is no more."""
    day = max(licence.valid.upper, today)
    return any(
        (one.user_id, one.kind) == (licence.user_id, licence.kind) and day in one.valid
        for one in known
        if one.pk != licence.pk
    )


def own_notices(user: User) -> list[Notice]:
    """What this person's first page says of their own licences. One query."""
    return notices(Licence.objects.filter(user=user), user.today())
