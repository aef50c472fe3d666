"""The points of a target's graph: its sessions, pooled as its measure says, teaching and probes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from datacollection.models import Counts, SessionSummary
from iep.measures.base import PointUnit, Score
from iep.measures.mastery import Purpose
from iep.models import TargetVersion

READ = (
    "n", "numerator", "denominator", "score", "evaluated", "observed_seconds", "tallies",
    "session__target", "session__purpose", "session__school_day", "session__setting",
    "session__recorder__used_name", "session__recorder__legal_name", "session__version__measure",
)  # fmt: skip


@dataclass(frozen=True)
class DataPoint:
    """One point: a session, or the sessions of a school day or week. `on`: the day (of a week, Monday)."""

    on: date
    purpose: Purpose
    score: Score
    summaries: Sequence[SessionSummary]

    @property
    def session_ids(self) -> list[UUID]:
        return [summary.session_id for summary in self.summaries]

    @property
    def recorders(self) -> list[str]:
        return sorted({summary.session.recorder.name for summary in self.summaries})

    @cached_property
    def staff(self) -> frozenset[str]:
        return frozenset(str(summary.session.recorder_id) for summary in self.summaries)

    @cached_property
    def settings(self) -> frozenset[str]:
        return frozenset(s.session.setting for s in self.summaries if s.session.setting)


def score_of(summary: SessionSummary) -> Score:
    return Score(
        n=summary.n,
        numerator=summary.numerator,
        denominator=summary.denominator,
        score=summary.score,
        evaluated=summary.evaluated,
        observed_seconds=int(summary.observed_seconds),
        tallies=summary.tallies,
    )


def summaries_of(targets: Iterable[UUID], since: date | None = None) -> dict[UUID, list[SessionSummary]]:
    """Summaries by target id, oldest first: one query. An agreement check counts for agreement alone.

    Of the version only its measure, of the recorder the name: what they say is wide, and sessions are many.
    """
    rows = (
        SessionSummary.objects.filter(session__target__in=list(targets))
        .exclude(session__counts=Counts.AGREEMENT)
        .select_related("session__recorder", "session__version")
        .only(*READ)
        .order_by("session__began_at", "session")
    )
    if since is not None:
        rows = rows.filter(session__school_day__gte=since)
    by_target: dict[UUID, list[SessionSummary]] = defaultdict(list)
    for row in rows:
        by_target[row.session.target_id].append(row)
    return by_target


def points(version: TargetVersion, summaries: Iterable[SessionSummary]) -> list[DataPoint]:
    """The points of a target as `version` measures it, oldest first.

    Sessions under another measure are left out: their scores have another meaning.
    """
    teaching = version.teaching
    unit = teaching.measure.point_unit(teaching.settings)
    grouped: dict[tuple[date, Purpose, UUID | None], list[SessionSummary]] = defaultdict(list)
    for summary in summaries:
        if summary.session.version.measure == version.measure:
            grouped[_place(summary, unit)].append(summary)
    return [
        DataPoint(on, purpose, pooled(version, group), group)
        for (on, purpose, _session), group in sorted(grouped.items(), key=lambda entry: entry[0][0])
    ]


def _place(summary: SessionSummary, unit: PointUnit) -> tuple[date, Purpose, UUID | None]:
    """What is one point together: (day, purpose, session where each session is a point)."""
    session = summary.session
    day, purpose = session.school_day, Purpose(session.purpose)
    if unit is PointUnit.SESSION:
        return day, purpose, summary.session_id
    return (day - timedelta(days=day.weekday()) if unit is PointUnit.WEEK else day), purpose, None


def pooled(version: TargetVersion, group: Sequence[SessionSummary]) -> Score:
    """These sessions (at least one, all of one purpose and of the version's measure) as one score."""
    teaching = version.teaching
    scores = [score_of(summary) for summary in group]
    whole = scores[0] if len(scores) == 1 else teaching.measure.pool(scores, teaching.settings)
    return teaching.criterion.judged(whole)
