"""For templates about students and their day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.dated import Dated
from core.words import span_in_words
from staff.templatetags.staff import of

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
def dates(dated: Dated, today: date) -> str:
    """`{{ assignment|dates:today }}`: since Mar 17, 2026; from Dec 1, 2026 until Jun 9, 2027"""
    words = {"first": date_format(dated.starts, "M j, Y")}
    text = _("from %(first)s") if dated.starts > today else _("since %(first)s")
    if dated.last_day:
        words["last"] = date_format(dated.last_day, "M j, Y")
        text += " " + _("until %(last)s")
    return text % words


@register.filter
def minutes_in_words(span: tuple[int, int]) -> str:
    """`{{ absence.span|minutes_in_words }}`: 8:45 to 9:30 AM"""
    return span_in_words(span)


@register.filter
def plus_days(day: date, days: int) -> date:
    return day + timedelta(days=days)


register.filter("of", of)
