"""Whether what a plan says of its time and place fits a block of the day. Pure: words in, an answer out.

Plans say when and where in the school's own words ("Lunch and recess"), so words are compared, not keys. The
answer only sorts: what names no block of the day is for any time, and nothing is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

# Three letters or more: "at", "in" and "of" stand in every text and would match every block.
_WORD = re.compile(r"[^\W_]{3,}")
# "lunches" and "lunch", "classes" and "class", "centers" and "center". Crude, but a wrong guess only sorts.
_PLURAL = re.compile(r"(?<=ch|sh|ss)es$|s$")
# Words that stand in the names of blocks and places everywhere, and so name none of them.
_COMMON = """
    and the for with from into each every all any day block time times room class group small after before
    during when start middle end begin work adult student minutes activity change
"""
COMMON = frozenset(_COMMON.split())


class Fit(StrEnum):
    HERE = "here"
    ANY = "any"
    ELSEWHERE = "elsewhere"


def names_in(*texts: str) -> frozenset[str]:
    """Words of three letters or more that can name a block, without the s of the plural."""
    words = (word for text in texts for word in _WORD.findall(text.casefold()))
    return frozenset(_PLURAL.sub("", word) for word in words if word not in COMMON)


def fit(when: str, where: str, here: Iterable[str], others: Iterable[Iterable[str]]) -> Fit:
    """Whether a support for this time and place belongs to this block, to another one, or to any.

    `here`: the names of the block (activity, period, place); `others`: those of the other blocks of the day.
    """
    block, rest = names_in(*here), names_in(*(text for other in others for text in other))
    # The time first: the place is asked only where the time names no block of this day.
    for said in (names_in(when), names_in(where)):
        if said & block:
            return Fit.HERE
        if said & rest:
            return Fit.ELSEWHERE
    return Fit.ANY
