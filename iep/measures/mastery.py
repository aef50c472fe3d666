"""Judging points against what a criterion wants: the run, and the one sentence that says why.

A run goes on for as long as the last y evaluated points hold x that meet the criterion; with x = y that is a
streak. Adults, settings and days are counted among the points of the run that meet it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from .base import PointUnit, Score
from .words import gettext as _
from .words import joined, ngettext


class Purpose(StrEnum):
    """Why a session was held. The two are never pooled, nor do they share a run."""

    TEACHING = "teaching"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the graph: a session, or the pooled sessions of one purpose in a school day or week.

    `on`: the school day, of a week its Monday. `staff` and `settings`: who recorded, and where, by id or
    word.
    """

    on: date
    score: Score
    purpose: Purpose = Purpose.TEACHING
    is_baseline: bool = False
    staff: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()


Judged = tuple[Point, bool | None]  # does it meet the criterion; None: not evaluated


@dataclass(frozen=True, slots=True)
class Run:
    """The points that met the criterion in one run, in the order of time; at least one."""

    points: tuple[Point, ...]

    @property
    def first(self) -> date:
        """The day on which the run began."""
        return self.points[0].on

    @property
    def last(self) -> date:
        """The day of its last point."""
        return self.points[-1].on

    @property
    def staff(self) -> frozenset[str]:
        """The different adults."""
        return frozenset[str]().union(*(point.staff for point in self.points))

    @property
    def settings(self) -> frozenset[str]:
        """The different settings."""
        return frozenset[str]().union(*(point.settings for point in self.points))

    @property
    def days(self) -> frozenset[date]:
        """The different days."""
        return frozenset(point.on for point in self.points)


@dataclass(frozen=True, slots=True)
class Mastery:
    """`met`: the criterion was reached at some time, `run` says by which points (the earliest such run).

    `holds`: it is fulfilled by the latest points too. Not met: `run` is the one under way, or None. Mastery
    only proposes a maintenance phase; the teacher decides.
    """

    met: bool
    holds: bool
    sentence: str
    run: Run | None


@dataclass(frozen=True, slots=True)
class PointWords:
    """What the points are called: sessions, probes, days, weeks."""

    unit: PointUnit
    purpose: Purpose

    def counted(self, n: int) -> str:
        """1 session, 3 days"""
        if self.unit is PointUnit.DAY:
            text = ngettext("%(n)d day", "%(n)d days", n)
        elif self.unit is PointUnit.WEEK:
            text = ngettext("%(n)d week", "%(n)d weeks", n)
        elif self.purpose is Purpose.PROBE:
            text = ngettext("%(n)d probe", "%(n)d probes", n)
        else:
            text = ngettext("%(n)d session", "%(n)d sessions", n)
        return text % {"n": n}


@dataclass(frozen=True, slots=True)
class Wanted:
    """x of y points, with so many different adults, settings and days."""

    x: int
    y: int
    staff: int
    settings: int
    days: int
    words: PointWords

    def is_broad(self, run: Run) -> bool:
        """Does the run show enough different adults, settings and days?"""
        return all(have >= need for have, need, _which in self.breadth(run))

    def breadth(self, run: Run) -> tuple[tuple[int, int, str], ...]:
        """(seen, wanted, which) of adults, settings and days, where more than one is wanted."""
        needs = (("staff", self.staff), ("settings", self.settings), ("days", self.days))
        return tuple((len(getattr(run, which)), need, which) for which, need in needs if need > 1)

    def run_in_words(self) -> str:
        """3 sessions in a row; in 4 of 5 sessions; in 1 session"""
        points = self.words.counted(self.y)
        if self.x < self.y:
            return _("in %(x)d of %(points)s") % {"x": self.x, "points": points}
        return (_("in %(points)s") if self.y == 1 else _("%(points)s in a row")) % {"points": points}


def judge(judged: Sequence[Judged], wanted: Wanted) -> Mastery:
    """Look for the earliest run that has everything, and at how things stand now.

    Source: docs/measurement.md, mastery: n sessions consecutive or x of y; staff, settings and distinct
    days are counted inside the qualifying run; what is not evaluated neither helps nor breaks it.
    """
    # What is not evaluated is taken out before runs are looked for, so it can break none.
    evaluated = [(point, meets) for point, meets in judged if meets is not None]
    runs = _runs(evaluated, wanted)
    reached = _earliest_broad(runs, wanted)
    # The run that the latest point ends; None where the latest points do not hold enough that meet.
    now = runs[-1] if runs else None
    if reached is not None and now is not None and wanted.is_broad(now):
        return Mastery(met=True, holds=True, sentence=_met(wanted, reached), run=reached)
    standing = _standing(judged, now, wanted)
    if reached is not None:
        slipped = _("Met, but it did not hold: %(now)s") % {"now": standing}
        return Mastery(met=True, holds=False, sentence=slipped, run=reached)
    return Mastery(met=False, holds=False, sentence=standing, run=now)


def _runs(evaluated: Sequence[tuple[Point, bool]], wanted: Wanted) -> list[Run | None]:
    """The run that each evaluated point ends, None where its last y points hold fewer than x that meet."""
    runs: list[Run | None] = []
    begin: int | None = None
    for end in range(1, len(evaluated) + 1):
        window = max(0, end - wanted.y)
        # Fewer than y points can already hold x that meet: 4 of 5 may be reached by the fourth.
        if sum(meets for _point, meets in evaluated[window:end]) < wanted.x:
            begin = None
            runs.append(None)
            continue
        # A run that goes on keeps its beginning: adults and days of its first points still count.
        begin = window if begin is None else begin
        runs.append(Run(tuple(point for point, meets in evaluated[begin:end] if meets)))
    return runs


def _earliest_broad(runs: Sequence[Run | None], wanted: Wanted) -> Run | None:
    """The first run with enough different adults, settings and days; None where no run has them."""
    # Within a stretch a run only grows and never loses an adult, so its end shows whether any of it is broad.
    for _is_run, stretch in groupby(runs, key=lambda run: run is not None):
        growing = [run for run in stretch if run is not None]
        if growing and wanted.is_broad(growing[-1]):
            # `is_broad` is false up to some run of the stretch and true from there on, which is what a
            # bisection needs.
            return growing[bisect_left(growing, x=True, key=wanted.is_broad)]
    return None


def _met(wanted: Wanted, run: Run) -> str:
    """Met: 3 of 3 sessions, 2 adults."""
    seen = [_seen(which, have) for have, _need, which in wanted.breadth(run)]
    return _("Met: %(parts)s.") % {"parts": ", ".join([_x_of_y(wanted, wanted.x), *seen])}


def _standing(judged: Sequence[Judged], run: Run | None, wanted: Wanted) -> str:
    """Why it is not met, as things stand."""
    if run is not None:
        return _too_narrow(wanted, run)
    meets = [meets for _point, meets in judged if meets is not None]
    if not meets:
        return _("No data that counts yet.") + _left_out(judged, wanted)
    return _too_few(meets, wanted) + _left_out(judged, wanted)


def _too_narrow(wanted: Wanted, run: Run) -> str:
    """3 of 3 sessions, but one adult; needs a second."""
    lacking = [(have, need, which) for have, need, which in wanted.breadth(run) if have < need]
    have = joined(_seen(which, have) for have, _need, which in lacking)
    # One adult, place or day where two are wanted: "needs a second" repeats no word of the sentence.
    just_one_more = [(have, need) for have, need, _which in lacking] == [(1, 2)]
    needs = _("a second") if just_one_more else joined(_seen(which, need) for _have, need, which in lacking)
    return _("%(progress)s, but %(have)s; needs %(needs)s.") % {
        "progress": _x_of_y(wanted, wanted.x),
        "have": have,
        "needs": needs,
    }


def _too_few(meets: Sequence[bool], wanted: Wanted) -> str:
    """1 of 3 sessions in a row so far. 2 of the last 5 sessions; needs 4."""
    if wanted.x < wanted.y:
        last = meets[-wanted.y :]
        return _("%(have)d of the last %(points)s; needs %(x)d of %(y)d.") % {
            "have": sum(last),
            "points": wanted.words.counted(len(last)),
            "x": wanted.x,
            "y": wanted.y,
        }
    streak = next((n for n, met in enumerate(reversed(meets)) if not met), len(meets))
    text = _("%(progress)s so far.") if wanted.y == 1 else _("%(progress)s in a row so far.")
    return text % {"progress": _x_of_y(wanted, streak)}


def _x_of_y(wanted: Wanted, x: int) -> str:
    return _("%(x)d of %(points)s") % {"x": x, "points": wanted.words.counted(wanted.y)}


def _left_out(judged: Sequence[Judged], wanted: Wanted) -> str:
    """How many of the latest points said too little to be evaluated."""
    left_out = seen = 0
    for _point, meets in reversed(judged):
        seen += meets is not None
        left_out += meets is None
        if seen == wanted.y:
            break
    if not left_out:
        return ""
    text = ngettext("%(points)s is not evaluated.", "%(points)s are not evaluated.", left_out)
    return " " + text % {"points": wanted.words.counted(left_out)}


def _seen(which: str, n: int) -> str:
    """one adult, 2 adults"""
    text = {
        "staff": ngettext("one adult", "%(n)d adults", n),
        "settings": ngettext("one setting", "%(n)d settings", n),
        "days": ngettext("one day", "%(n)d days", n),
    }[which]
    return text % {"n": n}
