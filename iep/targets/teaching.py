"""How a target is taught and measured, read from the JSON of its version into the types that compute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iep.measures.base import AnyMeasure, Score, Settings
from iep.measures.chain import read_steps
from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan
from iep.measures.ladder import Ladder
from iep.measures.mastery import Mastery, Point
from iep.measures.prompting import Prompting
from iep.measures.registry import MEASURES

if TYPE_CHECKING:
    from iep.models import TargetVersion


@dataclass(frozen=True)
class Teaching:
    measure: AnyMeasure
    settings: Settings
    ladder: Ladder
    criterion: Criterion
    prompting: Prompting
    data_plan: DataPlan

    @classmethod
    def of(cls, version: TargetVersion) -> Teaching:
        """Raises LookupError or ValueError, in words, where what is stored cannot be read."""
        measure, ladder = MEASURES.get(version.measure), Ladder.from_json(version.ladder)
        return cls(
            measure=measure,
            # Steps and ladder are columns of their own and no settings; the measure reads them all from one
            # object.
            settings=replace(measure.parse(version.settings, ladder), steps=read_steps(version.steps)),
            ladder=ladder,
            criterion=Criterion.from_json(version.criterion),
            prompting=Prompting.from_json(version.prompting),
            data_plan=DataPlan.from_json(version.data_plan),
        )

    def show(self, score: Score) -> str:
        return self.measure.show(score, self.settings)

    def mastery(self, points: Iterable[Point]) -> Mastery:
        return self.criterion.evaluate(points, self.measure, self.settings)

    @property
    def criterion_sentence(self) -> str:
        return self.criterion.sentence(self.measure, self.settings)
