"""Times as people say them."""

from __future__ import annotations

from datetime import time

from django.utils.formats import time_format
from django.utils.translation import gettext as _


def clock(minute: int) -> str:
    """8:45 AM"""
    return time_format(time(minute // 60 % 24, minute % 60), "g:i A")


def span_in_words(span: tuple[int, int]) -> str:
    """8:45 to 9:30 AM, 11:45 AM to 12:10 PM"""
    begins, ends = clock(span[0]), clock(span[1])
    if begins[-2:] == ends[-2:]:
        begins = begins[:-3]
    return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}
