"""Times and days as people say them."""

from __future__ import annotations

from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from staff.models import Rhythm
from students.day.bells import Span
from students.day.places import Slot


def clock(minute: int) -> str:
    """8:45 AM"""
    return time_format(time(minute // 60 % 24, minute % 60), "g:i A")


def span_in_words(span: Span) -> str:
    """8:45 to 9:30 AM, 11:45 AM to 12:10 PM"""
    begins, ends = clock(span[0]), clock(span[1])
    if begins[-2:] == ends[-2:]:
        begins = begins[:-3]
    return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}


def day_in_words(rhythm: str, day: int) -> str:
    """Monday, or day 3 of the rotation"""
    if rhythm == Rhythm.CYCLE:
        return _("day %(n)d of the rotation") % {"n": day}
    return str(WEEKDAYS[day - 1]) if 1 <= day <= 7 else str(day)


def slot_in_words(slot: Slot) -> str:
    """Monday, 8:45 to 9:30 AM"""
    return f"{day_in_words(slot.rhythm, slot.day)}, {span_in_words(slot.minutes)}"
