"""What of a plan an adult needs now: the supports of this block on the card, accommodations at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from iep.fades.queries import steps_now
from iep.models import SupportVersion
from iep.plans import plan_loader as standing
from iep.plans import tree
from iep.supports.fitting import Fit, fit
from schedule.day import DayBlock
from schedule.day.now import Moment, moment_of
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel
from students.models import Student

SHEET = "iep/today.css"


@dataclass(frozen=True)
class Placed:
    """A support, and how it stands to the block that the card speaks of."""

    part: tree.SupportNode
    fit: Fit

    @property
    def version(self) -> SupportVersion:
        version: SupportVersion = self.part.in_force
        return version


def supports_now(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Those of this block first, then those of any time; those of other blocks stay a tap away."""
    if not students:
        return None
    moment = moment_of(user, students[0], at)
    placed = [Placed(part, fit_of(part.in_force, moment)) for part in _in_force(students[0], at)]
    return {
        "student": students[0],
        "here": [one for one in placed if one.fit == Fit.HERE],
        "always": [one for one in placed if one.fit == Fit.ANY],
        "elsewhere": [one for one in placed if one.fit == Fit.ELSEWHERE],
        "fades": steps_now(students, user.today(at))[students[0].pk],
        "block": moment.first,
        "is_now": moment.block is not None,
        "zone": user.zone,
    }


def fit_of(version: SupportVersion, moment: Moment) -> Fit:
    return fit_words(version.when, version.where, moment)


def fit_words(when: str, where: str, moment: Moment) -> Fit:
    """To the block that is now, or else the next; on a day without blocks all is for any time."""
    block = moment.first
    if block is None:
        return Fit.ANY
    return fit(when, where, names_of(block), [names_of(b) for b in moment.blocks if b is not block])


def names_of(block: DayBlock) -> tuple[str, str, str]:
    return block.activity, block.period, block.place


def at_a_glance(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """What, when, where and how; not the words, the fading or the settings, which are the para's."""
    if not students:
        return None
    parts = _in_force(students[0], at)
    shown = [part for part in parts if part.of.kind == "accommodation"]
    return {"supports": shown, "zone": user.zone} if shown else None


def _in_force(student: Student, at: datetime) -> list[tree.SupportNode]:
    """One query."""
    return standing.supports_in_force([student], at)


PANELS = (
    Panel(Frame.CARD, "do", 30, Part.PLAN, supports_now, "iep/supports/panel_card.html", sheet=SHEET),
    # Every teacher of the child must know the accommodations (34 CFR 300.323(d)): a part of the glance.
    Panel(Frame.GLANCE, "accommodations", 30, Part.GLANCE, at_a_glance, "iep/supports/panel_glance.html"),
)
