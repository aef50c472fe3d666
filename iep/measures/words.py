"""The words of the measures: written in English here, translated by whoever shows them.

This room knows no Django. The application hands over its own `gettext` and `ngettext` once, at start, with
`speak`; until then the words are English. Import `gettext as _` and `ngettext` in functions; mark what is
named before anybody speaks (class attributes, tables of labels) with `N_` and translate it when shown.
`makemessages` needs the extra keyword `N_`.
"""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

Translate = Callable[[str], str]
TranslateCounted = Callable[[str, str, int], str]


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext's tools know a marked text
    """`text` itself, marked for translation."""
    return text


def _english(text: str) -> str:
    return text


def _english_counted(one: str, many: str, n: int) -> str:
    return one if n == 1 else many


_translate: Translate = _english
_translate_counted: TranslateCounted = _english_counted


def speak(translate: Translate = _english, counted: TranslateCounted = _english_counted) -> None:
    """From now on translate with these two. They choose the language of the reader on each call."""
    global _translate, _translate_counted
    _translate, _translate_counted = translate, counted


def gettext(text: str) -> str:
    """`text` in the language of the reader; an empty text stays empty."""
    return _translate(text) if text else text


def ngettext(one: str, many: str, n: int) -> str:
    """The form for `n` in the language of the reader."""
    return _translate_counted(one, many, n)


def number(value: Decimal, places: int = 1) -> str:
    """`value` with at most `places` decimals, halves up, and none that say nothing: 80, 66.7, 1200."""
    shown = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{shown:f}"
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
