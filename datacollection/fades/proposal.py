"""What the data say about the next step of a fade plan: they propose, and change nothing (P8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from datacollection.graphs.graph import judged_points
from datacollection.graphs.load import TargetData
from iep.measures.mastery import Mastery
from iep.models import Fade, FadeStep, Phase


@dataclass(frozen=True)
class Proposal:
    """`is_due`: the data reached what the plan asks for on this step, and there is a next one."""

    fade: Fade
    now: FadeStep
    mastery: Mastery

    @property
    def next(self) -> str:
        """The words of the next step; empty on the last."""
        return self.fade.words(self.now.number + 1) if self.now.number < len(self.fade.steps) else ""

    @property
    def is_due(self) -> bool:
        return bool(self.next) and self.mastery.holds

    @property
    def needs_decision(self) -> bool:
        return self.fade.needs_decision(self.now.number + 1, self.now.number)


def proposal_of(now: FadeStep, data: TargetData, phases: Sequence[Phase]) -> Proposal:
    """Judged as the target is (same way of scoring, same direction), by the fade plan's own numbers, over the
    points since the step began. What was seen with more help says nothing about less."""
    fade, teaching = now.fade, data.version.teaching
    # The criterion's own demands on staff, settings and days are set to 1: a fade step asks only for x of y.
    wanted = replace(
        teaching.criterion, threshold=fade.threshold, x=fade.x, y=fade.y, staff=1, settings=1, days=1
    )
    points = judged_points([row.point for row in data.graph.rows], phases)
    seen = [point for point in points if point.on >= now.starts]
    return Proposal(fade, now, wanted.evaluate(seen, teaching.measure, teaching.settings))
