"""Translation for modules that know no Django: English until the application hands over its own functions.

Import `gettext as _` and `ngettext` in functions; mark what is named before anybody speaks (class attributes,
tables of labels) with `N_` and translate it when shown. `makemessages` knows the extra keyword `N_`.
"""

from collections.abc import Callable

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
