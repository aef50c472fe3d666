"""Who has school on a day of the extended school year: a room above knows, and registers in `ready`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from uuid import UUID

from schedule.day.calendar import SchoolDay

# (students, day, the moment whose plan counts) -> those whose plan goes on then
GoOn = Callable[[Collection[UUID], date, datetime], Collection[UUID]]

_asked: list[GoOn] = []


def goes_on(hook: GoOn) -> GoOn:
    """Ask `hook` whose plan goes on in the extended school year. It is asked on days of one alone."""
    _asked.append(hook)
    return hook


def extended_on(schools: dict[UUID, SchoolDay], day: date) -> set[UUID]:
    """Students for whom `day` is one of the extended school year. `schools`: the day of each one's school.

    Without such a day nothing is asked; with one, a query.
    """
    at = {pk: school for pk, school in schools.items() if school.is_extended}
    if not at:
        return set()
    # A district has one zone as good as always; the latest end knows all that was published by then.
    ends = max(school.ends for school in at.values())
    return {pk for hook in _asked for pk in hook(frozenset(at), day, ends)}
