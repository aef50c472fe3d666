"""For templates about students and their day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django import template

from students.day.words import span_in_words

register = template.Library()


class Timed(Protocol):
    begins: datetime
    ends: datetime


@register.filter
def hours(timed: Timed, zone: ZoneInfo) -> str:
    """`{{ block|hours:zone }}`: 8:45 to 9:30 AM, on the wall clock of `zone`."""
    begins, ends = (at.astimezone(zone) for at in (timed.begins, timed.ends))
    return span_in_words((begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute))


@register.filter
def of(mapping: Mapping[Any, Any] | None, key: object) -> Any:
    """`{{ panels_of|of:student.pk }}`: what belongs to that key, or nothing."""
    return (mapping or {}).get(key, "")
