"""Partial-interval recording: yes when the behavior happened at any time in the interval."""

from .intervals import Interval
from .registry import register
from .words import N_


@register
class PartialInterval(Interval):
    """Yes: at any time in the interval. Score and pooling: `Interval`.

    Source of the warning: docs/measurement.md, session scores (Suen & Ary).
    """

    key = "partial_interval"
    title = N_("Partial intervals")
    rule = N_("Yes: it happened at any time in the interval.")
    caution = N_(
        "Partial intervals make behavior look longer than it is, and count fewer times than it happened "
        "(Suen and Ary)."
    )
