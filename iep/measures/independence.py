"""Independence: who stood behind the right answers. The picture that everything else serves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .words import N_
from .words import gettext as _


class Percents(NamedTuple):
    """Whole percents, together 100."""

    independent: int
    peer: int
    adult: int
    not_correct: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Responses by who stood behind them. Counts; `fractions` and `percents` are parts of `total`."""

    independent: int
    peer: int
    adult: int
    not_correct: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four counts, most independent first."""
        return (self.independent, self.peer, self.adult, self.not_correct)

    @property
    def total(self) -> int:
        """All responses; at least 1."""
        return sum(self.counts)

    @property
    def fractions(self) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """The four shares, exact, together 1."""
        independent, peer, adult, not_correct = (Fraction(count, self.total) for count in self.counts)
        return (independent, peer, adult, not_correct)

    @property
    def percents(self) -> Percents:
        """Whole percents that add to 100, by the largest remainder; ties to the less independent share."""
        # Rounded each by itself, thirds would add up to 99 %. The largest remainders get what is missing.
        floors = [count * 100 // self.total for count in self.counts]
        remainders = [count * 100 % self.total for count in self.counts]
        # The index breaks ties: the shares go from most to least independent, so rounding never flatters.
        for i in sorted(range(4), key=lambda i: (remainders[i], i), reverse=True)[: 100 - sum(floors)]:
            floors[i] += 1
        return Percents(*floors)


_LABELS = {
    "independent": N_("Correct, independent"),
    "peer": N_("Correct, prompted by a peer"),
    "adult": N_("Correct, prompted by an adult"),
    "not_correct": N_("Not correct or no response"),
}


def label(share: str) -> str:
    """What the screen calls one of the four shares."""
    return _(_LABELS[share])


def shares(tallies: Iterable[Mapping[str, int]]) -> Shares | None:
    """The four shares of all sessions together; None when nobody responded to anything.

    Source: docs/measurement.md, independence: correct independent, correct peer-prompted, correct
    adult-prompted, not correct or no response; an unprompted wrong answer is not independence. Pooled,
    never an average of sessions. "No opportunity" is left out, and so is a correct response of which nobody
    said whether it was prompted: it is no evidence for either. Teaching and probes are the caller's to keep
    apart.
    """
    # `correct_unstated` is not among the keys: a correct response of unknown help is evidence for neither
    # side.
    sums = [0, 0, 0, 0]
    for tally in tallies:
        for i, key in enumerate(_KEYS):
            sums[i] += tally.get(key, 0)
    return Shares(*sums) if any(sums) else None


_KEYS = ("correct_independent", "correct_peer", "correct_adult", "not_correct")
