"""Who is licensed for what on a day. Which kinds an act needs is a policy (rule 5), never code."""

from collections.abc import Iterable
from datetime import date

from staff.models import Licence, School, User
from staff.policies import policy_on

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
