"""Who is licensed for what on a day. Which kinds an act needs is a policy (rule 5), never code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from staff.models import Licence, School, User
from staff.policies.values import policy_on

ANY = "any"


def holds(user: User, kinds: Iterable[str], on: date) -> bool:
    """Has this person on that day a licence of one of `kinds`? “any” stands for any licence of the state."""
    wanted = list(kinds)
    valid = Licence.objects.filter(user=user, valid__contains=on)
    return (valid if ANY in wanted else valid.filter(kind__in=wanted)).exists()


def may(user: User, policy: str, school: School, on: date) -> bool:
    """Does a licence of this person meet `policy` (“licence.publish”) of the school on that day?

    Raises PolicyMissing.
    """
    return holds(user, policy_on(school, policy, on).value, on)


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
