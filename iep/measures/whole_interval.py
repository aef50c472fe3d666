"""Whole-interval recording: yes when the behavior lasted through the whole interval."""

from .intervals import Interval
from .registry import register
from .words import N_


@register
class WholeInterval(Interval):
    """Yes: through the whole interval. Score and pooling: `Interval`.

    Source of the warning: docs/measurement.md, session scores (Suen & Ary).
    """

    key = "whole_interval"
    title = N_("Whole intervals")
    rule = N_("Yes: it lasted through the whole interval.")
    caution = N_(
        "Whole intervals make behavior look shorter than it is, and count fewer times than it happened "
        "(Suen and Ary)."
    )
