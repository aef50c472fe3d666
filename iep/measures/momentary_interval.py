"""Momentary time sampling: yes when the behavior is seen at the moment at which the interval ends."""

from .intervals import Interval
from .registry import register
from .words import N_


@register
class MomentaryInterval(Interval):
    """Yes: at the moment when the interval ends. Score and pooling: `Interval`.

    Source of the warning: docs/measurement.md, session scores (Suen & Ary).
    """

    key = "momentary_interval"
    title = N_("Momentary time sampling")
    rule = N_("Yes: it was seen at the moment when the interval ended.")
    caution = N_("Momentary samples miss behavior that is short or rare (Suen and Ary).")
