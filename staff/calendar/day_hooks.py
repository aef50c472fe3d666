"""What rooms above do when the days of a school become other days: they register in `AppConfig.ready`.

A hook runs inside the transaction of the change.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from staff.models import School


class AfterDays(Protocol):
    """Days of `school` from `first` on have other bells, or are no school days any more, or are again."""

    def __call__(self, *, school: School, first: date) -> None: ...


_after_days: list[AfterDays] = []


def after_days(hook: AfterDays) -> AfterDays:
    _after_days.append(hook)
    return hook


def tell_days(*, school: School, first: date) -> None:
    for hook in _after_days:
        hook(school=school, first=first)
