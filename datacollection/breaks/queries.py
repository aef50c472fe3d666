"""What breaks cost, in words: beside the graph of a target, and for the team that decides on the summer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from datacollection.breaks.regression import FEWEST, Loss, Observed, Why, losses
from datacollection.graphs.load import TargetData, target_data, targets_of
from iep.measures.criterion import Direction
from iep.measures.mastery import Purpose
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel
from students.models import Student


@dataclass(frozen=True)
class BreakText:
    """A line of the table. `before`, `after`, `lost`: empty where the break says nothing, and `back` why."""

    when: str
    purpose: str
    before: str
    after: str
    lost: str
    back: str
    is_loss: bool


@dataclass(frozen=True)
class Breaks:
    """Of one target; `unit`: of the levels, as the graph has it."""

    name: str
    unit: str
    lines: Sequence[BreakText]


def breaks_of(data: TargetData) -> Breaks:
    """The breaks of one target in words, newest first. `data` must hold all of its points."""
    rows = data.graph.rows
    phases = {None: 0} | {row.phase.pk: n for n, row in enumerate(rows, start=1) if row.phase}
    observed = [
        Observed(
            # A point may be a week, whose day is its Monday; the session's own day says on which side of a
            # break it lies.
            row.point.sittings[0].school_day,
            row.drawn,
            row.point.purpose,
            phases[row.phase.pk if row.phase else None],
        )
        for row in rows
        # A score that the criterion does not evaluate (too few trials, say) would move a level that it says
        # nothing of.
        if row.drawn is not None and row.point.score.evaluated
    ]
    observed.sort(key=lambda one: one.on)
    found = losses(observed, list(data.graph.chart.breaks), Direction(data.version.direction))
    return Breaks(data.version.name, data.graph.unit, [_told(one) for one in reversed(found)])


def _told(one: Loss) -> BreakText:
    is_probe = one.purpose is Purpose.PROBE
    return BreakText(
        when=_when(one),
        purpose=_("Probes") if is_probe else _("Teaching"),
        before=_number(one.before),
        after=_number(one.after),
        # A gain is a loss below zero; the table has a column for losses only, so it reads 0.
        lost=_number(max(one.lost, Fraction(0))) if one.lost is not None else "",
        back=_back(one),
        is_loss=one.lost is not None and one.lost > 0,
    )


def _when(one: Loss) -> str:
    words = {"first": date_format(one.first, "M j, Y"), "last": date_format(one.last, "M j, Y")}
    return (_("Summer, %(first)s to %(last)s") if one.is_summer else _("%(first)s to %(last)s")) % words


def _number(value: Fraction | None) -> str:
    """72.5; 70"""
    if value is None:
        return ""
    rounded = round(float(value), 1)
    return number_format(rounded, 0 if rounded.is_integer() else 1)


def _back(one: Loss) -> str:
    if one.why_none is Why.PHASE:
        return _("Another phase began with the break, so the two are not compared.")
    if one.why_none is Why.FEW or one.lost is None:
        return _("Too few sessions to say: %(n)d are needed on each side.") % {"n": FEWEST}
    if one.lost <= 0:
        return _("Nothing was lost.")
    if one.sessions is None or one.days is None:
        words = ngettext(
            "Not reached again in %(n)d session.", "Not reached again in %(n)d sessions.", one.seen
        )
        return words % {"n": one.seen}
    sessions = ngettext("after %(n)d session", "after %(n)d sessions", one.sessions) % {"n": one.sessions}
    days = ngettext("%(n)d day", "%(n)d days", one.days) % {"n": one.days}
    return _("Back %(sessions)s, in %(days)s.") % {"sessions": sessions, "days": days}


def evidence(user: User, students: Sequence[Student], at: datetime) -> dict[str, object] | None:
    """Of each open target of the one student, for the decision on the extended school year."""
    if not students:
        return None
    found = [breaks_of(data) for data in target_data(students[0], targets_of(students[0], at))]
    return {"targets": [one for one in found if one.lines]}


EVIDENCE = Panel(
    frame=Frame.EXTENDED_YEAR,
    key="breaks",
    order=10,
    part=Part.DATA,
    load=evidence,
    template="datacollection/breaks/panel.html",
)
