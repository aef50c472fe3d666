"""The four independence shares as one bar, told apart by texture as well as by color."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from iep.charts import ink, words
from iep.charts.chart import Number
from iep.charts.svg import clean, path, short, text

WIDTH, BAR, TEXT_ROW, GAP = 480, 22, 18, 2
ROOM_FOR_WORDS = 34.0


@dataclass(frozen=True, slots=True)
class Share:
    """How one share looks. `texture`: dashes and width of a line in the ground's color over the bar."""

    key: str
    color: str
    texture: tuple[str, int] | None = None
    is_hollow: bool = False


# The order of the bar, of the legend and of what `shares_bar` expects.
SHARES = (
    Share("independent", ink.INDEPENDENT),
    Share("peer", ink.PEER, texture=("0 9", 4)),
    Share("adult", ink.ADULT, texture=("3 6", BAR)),
    Share("not-correct", ink.NOT_CORRECT, is_hollow=True),
)


def shares_bar(shares: Sequence[Number] | None, title: str) -> SafeString:
    """The bar for (independent, peer, adult, not correct), in any common unit; its legend stands outside.

    `title` says the four shares in words: it is all that a screen reader gets. None, or four zeros, is
    an empty bar that says so. Raises ValueError for other than four values, or one below zero.
    """
    amounts = [float(share) for share in shares or (0, 0, 0, 0)]
    if len(amounts) != len(SHARES) or min(amounts) < 0:
        raise ValueError("A shares bar takes four shares, none below zero")
    total = sum(amounts)
    inside = "".join(_segments(amounts, total)) if total else _nothing()
    size = f'viewBox="0 0 {WIDTH} {BAR + TEXT_ROW}" width="{WIDTH}" height="{BAR + TEXT_ROW}"'
    fonts = f'font-family="{ink.FONT}" font-size="13"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-chart pp-shares" role="img" {size} {fonts}>'
    return mark_safe(f"{head}<title>{clean(title)}</title>{inside}</svg>")


def swatch(share: Share, title: str = "") -> SafeString:
    """The look of one share as a small square, for legends: with a title on paper, where nothing is hidden
    from those who listen."""
    hidden = "" if title else ' aria-hidden="true"'
    size = f'viewBox="0 0 {BAR} {BAR}" width="{BAR}" height="{BAR}"{hidden}'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-chart" {size}>'
    head += f"<title>{clean(title)}</title>" if title else ""
    return mark_safe(head + "".join(_segment(share, 0, BAR)) + "</svg>")


def _nothing() -> str:
    looks = f'class="axis" fill="none" stroke="{ink.EDGE}" stroke-dasharray="4 4"'
    frame = f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{BAR - 1}" rx="4" {looks}/>'
    return frame + text(0, BAR + 14, words.no_data(), f' class="soft" fill="{ink.SOFT}"')


def _segments(amounts: list[float], total: float) -> Iterator[str]:
    x = 0.0
    for share, amount in zip(SHARES, amounts, strict=True):
        width = WIDTH * amount / total
        # A share that is not zero stays visible, at least one unit wide, however small it is.
        if amount:
            # The gap is taken from the segment and not added to it, so that the whole bar keeps its width.
            yield from _segment(share, x, max(width - GAP, 1))
        if width >= ROOM_FOR_WORDS:
            said = words.percent(100 * amount / total)
            yield text(x, BAR + 14, said, f' class="ink" fill="{ink.INK}"')
        x += width


def _segment(share: Share, x: float, width: float) -> Iterator[str]:
    # A stroke is drawn half outside of its rectangle, so a hollow segment is moved in by half of its stroke.
    edge = 1.0 if share.is_hollow else 0.0
    fill = ink.SURFACE if share.is_hollow else share.color
    stroke = f' stroke="{share.color}" stroke-width="2"' if share.is_hollow else ""
    inside = max(width - 2 * edge, 0.5)
    yield (
        f'<rect class="share-{share.key}" x="{short(x + edge)}" y="{short(edge)}" width="{short(inside)}" '
        f'height="{short(BAR - 2 * edge)}" rx="3" fill="{fill}"{stroke}/>'
    )
    if share.texture and width > 8:
        dashes, thickness = share.texture
        round_ends = ' stroke-linecap="round"' if dashes.startswith("0 ") else ""
        looks = f'stroke="{ink.SURFACE}" stroke-width="{thickness}" stroke-dasharray="{dashes}"{round_ends}'
        line = f"M{short(x + 5)} {short(BAR / 2)}h{short(width - 8)}"
        yield path(line, f'class="texture" fill="none" {looks}')
