"""The data plan: how often, in which blocks, by whom and how many trials."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .reading import Reader, is_unset
from .words import gettext as _
from .words import joined, ngettext


class Rhythm(StrEnum):
    """How often data is taken."""

    EACH_OCCURRENCE = "each_occurrence"
    DAILY = "daily"
    N_A_WEEK = "n_a_week"
    WEEKLY_PROBE = "weekly_probe"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {
            Rhythm.EACH_OCCURRENCE: _("Each time it happens"),
            Rhythm.DAILY: _("Every school day"),
            Rhythm.N_A_WEEK: _("Some days a week"),
            Rhythm.WEEKLY_PROBE: _("One probe a week"),
        }[self]


@dataclass(frozen=True, slots=True)
class DataPlan:
    """`n`: days a week, read only where the rhythm is n a week. `trials`: per session, 0 as many as arise.

    `blocks` and `by_whom` are the school's own words; empty means any block, anybody who works with the
    student.
    """

    rhythm: Rhythm = Rhythm.DAILY
    n: int = 1
    trials: int = 0
    blocks: tuple[str, ...] = ()
    by_whom: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """{"v": 1, "rhythm", "n", "trials", "blocks", "by_whom"}"""
        counts = {"n": self.n, "trials": self.trials}
        lists = {"blocks": list(self.blocks), "by_whom": list(self.by_whom)}
        return {"v": 1, "rhythm": self.rhythm.value, **counts, **lists}

    @classmethod
    def from_json(cls, data: object) -> "DataPlan":
        """What was stored; every school day for None or an empty object. Raises ValueError in words."""
        if is_unset(data):
            return cls()
        reader = Reader(_("Data plan"), data)
        rhythm = reader.word("rhythm", Rhythm.DAILY)
        n = reader.whole("n", 1, low=1, high=7)
        trials = reader.whole("trials", 0, low=0, high=500)
        blocks, by_whom = reader.texts("blocks"), reader.texts("by_whom")
        reader.done()
        return cls(rhythm, n, trials, blocks, by_whom)

    def is_due(self, on: date, done: Iterable[date]) -> bool:
        """Is a session still wanted on `on`, a school day, given the school days of earlier sessions?

        What is recorded each time it happens is wanted always. Several sessions of one day are one day of
        data. A week begins on Monday; days after `on` do not count, so a past day can be asked about.
        """
        if self.rhythm is Rhythm.EACH_OCCURRENCE:
            return True
        monday = on - timedelta(days=on.weekday())
        this_week = {day for day in done if monday <= day <= on}
        return on not in this_week and (self.rhythm is Rhythm.DAILY or len(this_week) < self.days_a_week)

    @property
    def days_a_week(self) -> int:
        """How many days of data a week the rhythm asks for, where it counts them."""
        return self.n if self.rhythm is Rhythm.N_A_WEEK else 1

    def sentence(self) -> str:
        """3 days a week, 10 trials, in Reading and Math, by the para."""
        parts = [self._how_often()]
        if self.trials:
            parts.append(ngettext("%(n)d trial", "%(n)d trials", self.trials) % {"n": self.trials})
        if self.blocks:
            parts.append(_("in %(blocks)s") % {"blocks": joined(self.blocks)})
        if self.by_whom:
            parts.append(_("by %(people)s") % {"people": joined(self.by_whom)})
        return _("%(sentence)s.") % {"sentence": ", ".join(parts)}

    def _how_often(self) -> str:
        if self.rhythm is Rhythm.N_A_WEEK:
            return ngettext("%(n)d day a week", "%(n)d days a week", self.n) % {"n": self.n}
        return self.rhythm.label
