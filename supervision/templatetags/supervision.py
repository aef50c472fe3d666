"""Clocks and amounts in words."""

from __future__ import annotations

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supervision.coverage.figures import Clock

register = template.Library()


@register.filter
def school_days(clock: Clock) -> str:
    """`{{ clock|school_days }}`: today; 1 school day; 40 school days or more."""
    if clock.is_capped:
        return _("%(n)d school days or more") % {"n": clock.days}
    if clock.days == 0:
        return _("today") if clock.has_event else _("starts today")
    return ngettext("%(n)d school day", "%(n)d school days", clock.days) % {"n": clock.days}


@register.filter
def since_when(clock: Clock) -> str:
    """`{{ clock|since_when }}`: last on Nov 3; none since the start on Nov 3."""
    if clock.is_capped and not clock.has_event:
        return _("none in that time")
    words = {"day": date_format(clock.since, "M j")}
    return (_("last on %(day)s") if clock.has_event else _("none since the start on %(day)s")) % words


@register.filter
def at_most(clock: Clock) -> str:
    """`{{ clock|at_most }}`: at most 5; nothing where no rule says."""
    return "" if clock.limit is None else _("at most %(n)d") % {"n": clock.limit}


@register.filter
def of(given: int, wanted: int | None) -> str:
    """`{{ pair.week.minutes|of:expected.minutes }}`: 12 of 30; 12 where nothing is expected."""
    return str(given) if wanted is None else _("%(given)d of %(wanted)d") % {"given": given, "wanted": wanted}
