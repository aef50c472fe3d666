"""The points of a target's graph: its sessions, pooled as its measure says, teaching and probes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from uuid import UUID

from datacollection.graphs.sittings import Sitting
from iep.measures.base import PointUnit, Score
from iep.measures.mastery import Purpose
from iep.models import TargetVersion

PURPOSES = {purpose.value: purpose for purpose in Purpose}


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
        return frozenset([str(sitting.recorder) for sitting in self.sittings])

    @property
    def settings(self) -> frozenset[str]:
        return frozenset([sitting.setting for sitting in self.sittings if sitting.setting])


def points(version: TargetVersion, sittings: Iterable[Sitting]) -> list[DataPoint]:
    """The points of a target as `version` measures it, oldest first.

    Sessions under another measure are left out: their scores have another meaning.
    """
    teaching = version.teaching
    # A percentage and a duration cannot share an axis: after a change of measure the older sessions drop out.
    mine = [sitting for sitting in sittings if sitting.measure == version.measure]
    grouped = _grouped(mine, teaching.measure.point_unit(teaching.settings))
    return [
        DataPoint(on, PURPOSES[purpose], pooled(version, group), group)
        for on, purpose, group in sorted(grouped, key=itemgetter(0))
    ]


def _grouped(sittings: Iterable[Sitting], unit: PointUnit) -> Iterable[tuple[date, str, list[Sitting]]]:
    """What is one point together, with its day and purpose."""
    if unit is PointUnit.SESSION:
        return ((sitting.school_day, sitting.purpose, [sitting]) for sitting in sittings)
    found: dict[tuple[date, str], list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        day = sitting.school_day
        # The purpose is part of the key, so a week with teaching and probes has a point of each.
        monday = day - timedelta(days=day.weekday())
        found[monday if unit is PointUnit.WEEK else day, sitting.purpose].append(sitting)
    return ((on, purpose, group) for (on, purpose), group in found.items())


def pooled(version: TargetVersion, group: Sequence[Sitting]) -> Score:
    """These sessions (at least one, all of one purpose and of the version's measure) as one score."""
    teaching = version.teaching
    scores = [sitting.as_score for sitting in group]
    measure, settings = teaching.measure, teaching.settings
    # One session alone is not pooled, but told in the figure and unit of these settings: it may have been
    # taken under others.
    whole = measure.retold(scores[0], settings) if len(scores) == 1 else measure.pool(scores, settings)
    return teaching.criterion.judged(whole)
