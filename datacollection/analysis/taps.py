"""One session laid open: every record of it in order, those taken back too (rule 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from datacollection.models import Correction, Session, SessionMark, SessionSummary, Trial
from iep.measures.base import Score
from iep.measures.ladder import Ladder
from iep.measures.trials import Prompter, Response
from iep.measures.words import duration


@dataclass(frozen=True)
class Tap:
    """A trial, a pause, a resumption or the end, in words."""

    at: datetime
    what: str
    n: int | None = None
    prompt: str = ""
    prompter: str = ""
    item: str = ""
    taken_back: Correction | None = None


@dataclass(frozen=True)
class Taps:
    rows: Sequence[Tap]
    score: str
    observed: str
    arrived_at: datetime
    is_late: bool
    corrected: int


# What reached us so long after it happened is marked late: a fact, and no blame. Our clock says when.
LATE = timedelta(hours=24)


def taps_of(session: Session) -> Taps:
    """Three queries: trials, marks, corrections."""
    trials = list(session.trials.order_by("at", "n").select_related("record"))
    marks = list(session.marks.order_by("at"))
    ids = [trial.pk for trial in trials] + [mark.pk for mark in marks]
    taken_back = {c.of: c for c in Correction.objects.filter(of__in=ids).select_related("record__actor")}
    ladder = session.version.teaching.ladder
    rows = [_trial(trial, ladder, taken_back) for trial in trials] + [
        _mark(mark, taken_back) for mark in marks
    ]
    summary = SessionSummary.objects.filter(session=session).first()
    arrived_at = session.record.batch.received_at
    return Taps(
        rows=sorted(rows, key=lambda tap: (tap.at, tap.n or 0)),
        score=session.version.teaching.show(_score(summary)) if summary else _("No data yet"),
        observed=duration(int(summary.observed_seconds)) if summary else "",
        arrived_at=arrived_at,
        is_late=arrived_at - session.began_at > LATE,
        corrected=len(taken_back),
    )


def _score(summary: SessionSummary) -> Score:
    return Score(
        n=summary.n,
        numerator=summary.numerator,
        denominator=summary.denominator,
        score=summary.score,
        evaluated=summary.evaluated,
        observed_seconds=int(summary.observed_seconds),
        tallies=summary.tallies,
    )


def _trial(trial: Trial, ladder: Ladder, taken_back: dict[UUID, Correction]) -> Tap:
    level = ladder.at(trial.prompt)
    return Tap(
        at=trial.at,
        n=trial.n,
        what=Response(trial.response).label,
        prompt=level.label if level else "",
        prompter=Prompter(trial.prompter).label if trial.prompter is not None else "",
        item=trial.item,
        taken_back=taken_back.get(trial.pk),
    )


def _mark(mark: SessionMark, taken_back: dict[UUID, Correction]) -> Tap:
    words = {
        "pause": _("Interrupted") if mark.reason == "interrupted" else _("Paused"),
        "resume": _("Went on"),
        "end": _("Ended"),
    }
    return Tap(at=mark.at, what=words[mark.kind], taken_back=taken_back.get(mark.pk))
