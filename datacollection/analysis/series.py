"""The points of a target's graph: its sessions, pooled as its measure says, teaching and probes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from datacollection.analysis.sittings import Sitting
from iep.measures.base import PointUnit, Score
from iep.measures.mastery import Purpose
from iep.models import TargetVersion


@dataclass(slots=True)
class DataPoint:
    """One point: a session, or the sessions of a school day or week. `on`: the day (of a week, Monday)."""

    on: date
    purpose: Purpose
    score: Score
    sittings: Sequence[Sitting]

    @property
    def session_ids(self) -> list[UUID]:
        return [sitting.session for sitting in self.sittings]

    @property
    def recorders(self) -> list[str]:
        return sorted({sitting.recorder_name for sitting in self.sittings})

    @property
    def staff(self) -> frozenset[str]:
        return frozenset(str(sitting.recorder) for sitting in self.sittings)

    @property
    def settings(self) -> frozenset[str]:
        return frozenset(sitting.setting for sitting in self.sittings if sitting.setting)


def points(version: TargetVersion, sittings: Iterable[Sitting]) -> list[DataPoint]:
    """The points of a target as `version` measures it, oldest first.

    Sessions under another measure are left out: their scores have another meaning.
    """
    teaching = version.teaching
    unit = teaching.measure.point_unit(teaching.settings)
    grouped: dict[tuple[date, str, UUID | None], list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        if sitting.measure == version.measure:
            grouped[_place(sitting, unit)].append(sitting)
    return [
        DataPoint(on, Purpose(purpose), pooled(version, group), group)
        for (on, purpose, _session), group in sorted(grouped.items(), key=lambda entry: entry[0][0])
    ]


def _place(sitting: Sitting, unit: PointUnit) -> tuple[date, str, UUID | None]:
    """What is one point together: (day, purpose, session where each session is a point)."""
    day = sitting.school_day
    if unit is PointUnit.SESSION:
        return day, sitting.purpose, sitting.session
    return (day - timedelta(days=day.weekday()) if unit is PointUnit.WEEK else day), sitting.purpose, None


def pooled(version: TargetVersion, group: Sequence[Sitting]) -> Score:
    """These sessions (at least one, all of one purpose and of the version's measure) as one score."""
    teaching = version.teaching
    scores = [sitting.as_score for sitting in group]
    measure, settings = teaching.measure, teaching.settings
    whole = measure.retold(scores[0], settings) if len(scores) == 1 else measure.pool(scores, settings)
    return teaching.criterion.judged(whole)
