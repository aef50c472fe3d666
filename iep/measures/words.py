"""Numbers, times and lists as people say them, with the translation that the measures use."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from core.pure_gettext import N_ as N_  # measures import all their words from here
from core.pure_gettext import gettext as gettext
from core.pure_gettext import ngettext as ngettext


def number(value: Decimal, places: int = 1) -> str:
    """`value` with at most `places` decimals, halves up, and none that say nothing: 80, 66.7, 1200."""
    # Half up, as people round by hand. Scores themselves are rounded half even and are never read back from
    # words.
    shown = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{shown:f}"
    # The minus is the typographic one, not a hyphen. Zeros are cut only behind a point: 1200 stays 1200.
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def duration(seconds: int) -> str:
    """Seconds as people say them: 45 s, 30 min, 1 h 5 min. From a minute on, seconds are left out."""
    if seconds < 60:
        return gettext("%(seconds)d s") % {"seconds": seconds}
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return gettext("%(minutes)d min") % {"minutes": minutes}
    if not minutes:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}


def length(seconds: Decimal) -> str:
    """A measured time, to the second from a minute on: 4.2 s, 2 min 5 s, 1 h 5 min."""
    if seconds < 60:
        return gettext("%(number)s s") % {"number": number(seconds)}
    # Rounded before it is split: 119.6 s is 2 min and not 1 min 60 s.
    whole = int(seconds.quantize(Decimal(1), ROUND_HALF_UP))
    minutes, rest = divmod(whole, 60)
    if whole >= 3600 or not rest:
        return duration(whole)
    return gettext("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


def joined(parts: Iterable[str]) -> str:
    """A list as people say it: a; a and b; a, b and c."""
    *front, last = parts
    if not front:
        return last
    return gettext("%(front)s and %(last)s") % {"front": ", ".join(front), "last": last}
