"""Times and days as people say them."""

from __future__ import annotations

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from core.words import clock, span_in_words
from schedule.day.places import Slot
from staff.models import Rhythm

__all__ = ["clock", "day_in_words", "slot_in_words", "span_in_words"]


def day_in_words(rhythm: str, day: int) -> str:
    """Monday, day 3 of the rotation, or Monday in the extended school year"""
    if rhythm == Rhythm.CYCLE:
        return _("day %(n)d of the rotation") % {"n": day}
    name = str(WEEKDAYS[day - 1]) if 1 <= day <= 7 else str(day)
    return _("%(day)s in the extended school year") % {"day": name} if rhythm == Rhythm.EXTENDED else name


def slot_in_words(slot: Slot) -> str:
    """Monday, 8:45 to 9:30 AM"""
    return f"{day_in_words(slot.rhythm, slot.day)}, {span_in_words(slot.minutes)}"
