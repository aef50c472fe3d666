"""The data plan: how often, in which blocks, by whom and how many trials."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.declared import Declared, choice, lines, whole

from .words import N_, joined, ngettext
from .words import gettext as _


class DataRhythm(StrEnum):
    """How often data is taken."""

    EACH_OCCURRENCE = "each_occurrence"
    DAILY = "daily"
    N_A_WEEK = "n_a_week"
    WEEKLY_PROBE = "weekly_probe"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {
            DataRhythm.EACH_OCCURRENCE: _("Each time it happens"),
            DataRhythm.DAILY: _("Every school day"),
            DataRhythm.N_A_WEEK: _("Some days a week"),
            DataRhythm.WEEKLY_PROBE: _("One probe a week"),
        }[self]


@dataclass(frozen=True)
class DataPlan(Declared):
    """`n`: days a week, read only where the rhythm is n a week. `trials`: per session, 0 as many as arise.

    `blocks` and `by_whom` are the school's own words; empty means any block, anybody who works with the
    student.
    """

    WHAT = N_("Data plan")

    rhythm: DataRhythm = choice(DataRhythm.DAILY, label=N_("How often"))
    n: int = whole(
        1,
        low=1,
        high=7,
        high_in_form=5,
        label=N_("Days a week"),
        initial=3,
        asked_as="days_a_week",
        only_if=("rhythm", DataRhythm.N_A_WEEK),
        always_stored=True,
    )
    trials: int = whole(
        0,
        low=0,
        high=500,
        label=N_("Trials a session"),
        initial=10,
        help=N_("0: as many as the day brings."),
    )
    blocks: tuple[str, ...] = lines(
        rows=2,
        label=N_("In which parts of the day"),
        help=N_("One a line, as the student's day names them. Empty: in any."),
    )
    by_whom: tuple[str, ...] = lines(
        rows=2,
        label=N_("By whom"),
        help=N_("One a line. Empty: by everybody who works with the student."),
    )

    def is_due(self, on: date, done: Iterable[date]) -> bool:
        """Whether a session is still wanted on `on`, a school day.

        `done`: school days of sessions so far, in any order; days after `on` are ignored, so a past day can
        be asked about. A week begins on Monday. What is recorded each time it happens is always wanted.
        """
        if self.rhythm is DataRhythm.EACH_OCCURRENCE:
            return True
        # weekday() is 0 on Monday.
        monday = on - timedelta(days=on.weekday())
        # A set: several sessions of one day are one day of data.
        this_week = {day for day in done if monday <= day <= on}
        return on not in this_week and (self.rhythm is DataRhythm.DAILY or len(this_week) < self.days_a_week)

    @property
    def days_a_week(self) -> int:
        """How many days of data a week the rhythm asks for, where it counts them."""
        return self.n if self.rhythm is DataRhythm.N_A_WEEK else 1

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
        if self.rhythm is DataRhythm.N_A_WEEK:
            return ngettext("%(n)d day a week", "%(n)d days a week", self.n) % {"n": self.n}
        return self.rhythm.label
