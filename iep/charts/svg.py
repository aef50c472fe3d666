"""Small words of SVG: escaped text, short numbers, elements."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from iep.charts.ink import BOLD_CHARACTER, CHARACTER

# What XML 1.0 cannot carry at all: control characters, lone surrogates, two non-characters.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text that can stand in an SVG, as content and inside double quotes."""
    return escape(UNSPEAKABLE.sub("", text), quote=True)


def short(number: float) -> str:
    """A coordinate with at most one decimal and no empty one: 10, 10.5."""
    return f"{number:.1f}".removesuffix(".0")


def _tenths(number: int) -> str:
    return f"{number / 10:g}"


def _pair(x: int, y: int) -> str:
    """Two numbers of a path; a minus sign parts them by itself."""
    return _tenths(x) + ("" if y < 0 else " ") + _tenths(y)


def _moves(places: Sequence[tuple[float, float]]) -> Iterator[tuple[int, int]]:
    """From place to place in tenths of a unit: short to write, and rounding never adds up."""
    x0 = y0 = 0
    for x, y in places:
        # The place is rounded, not the step: rounded steps would add up to a drift along the line.
        x1, y1 = round(x * 10), round(y * 10)
        yield x1 - x0, y1 - y0
        x0, y0 = x1, y1


def polyline(places: Sequence[tuple[float, float]]) -> str:
    # The first move starts at 0, 0, so it is absolute; all others are relative and need fewer digits.
    first, *others = (_pair(*move) for move in _moves(places))
    return f"M{first}l{' '.join(others)}".replace(" -", "-")


def dots(places: Sequence[tuple[float, float]]) -> str:
    """Lines of no length: with round ends they are discs, in a third of the bytes of circles."""
    return "".join(f"m{_pair(*move)}h0" for move in _moves(places))


def text(x: float, y: float, words: str, attributes: str = "") -> str:
    return f'<text x="{short(x)}" y="{short(y)}"{attributes}>{clean(words)}</text>'


def path(d: str, attributes: str) -> str:
    """A path, or nothing where there is nothing to draw."""
    return f'<path {attributes} d="{d}"/>' if d else ""


def width_of(words: str, bold: bool = False) -> float:
    """About how wide the words are, in user units."""
    return len(words) * (BOLD_CHARACTER if bold else CHARACTER)


def fitted(words: str, room: float, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they would be wider than `room`; at least one character."""
    most = max(1, int(room / (BOLD_CHARACTER if bold else CHARACTER)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
