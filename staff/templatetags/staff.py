"""For templates about people, posts and calendars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dated import last_day_of
from core.words import span_in_words
from staff.licences.rules import Notice
from staff.models import Period

register = template.Library()


@register.filter
def days(during: Any) -> str:
    """`{{ post.during|days }}`: Sep 1, 2026 – Jun 9, 2027, or: since Sep 1, 2026"""
    if during.isempty:
        return _("never")
    first, last = date_format(during.lower, "M j, Y"), last_day_of(during)
    if last is None:
        return _("since %(first)s") % {"first": first}
    return f"{first} – {date_format(last, 'M j, Y')}"


@register.filter
def of(mapping: Mapping[Any, Any] | None, key: object) -> Any:
    """`{{ set_by|of:policy.pk }}`: what belongs to that key, or nothing."""
    return (mapping or {}).get(key, "")


@register.filter
def in_words(notice: Notice) -> str:
    """`{{ notice|in_words }}`: ends in 7 days / ended 15 days ago"""
    if notice.days == 0:
        return _("ends today")
    if notice.has_ended:
        return ngettext("ended %(n)d day ago", "ended %(n)d days ago", -notice.days) % {"n": -notice.days}
    return ngettext("ends in %(n)d day", "ends in %(n)d days", notice.days) % {"n": notice.days}


@register.filter
def clock(period: Period) -> str:
    """`{{ period|clock }}`: 8:45 to 9:30 AM"""
    return span_in_words((period.minutes.lower, period.minutes.upper))
