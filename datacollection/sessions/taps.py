"""One session laid open: every record of it in order, those taken back too (rule 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from datacollection.models import Correction, Session, SessionMark, SessionSummary, Trial
from iep.measures.base import Score
from iep.measures.trials import Prompter, Response
from iep.measures.trials import Trial as PureTrial
from iep.measures.words import duration
from iep.targets.teaching import Teaching


@dataclass(frozen=True)
class TapLine:
    """A trial, a pause, a resumption or the end, in words."""

    at: datetime
    what: str
    n: int | None = None
    prompt: str = ""
    prompter: str = ""
    detail: str = ""
    taken_back: Correction | None = None


@dataclass(frozen=True)
class SessionTaps:
    rows: Sequence[TapLine]
    score: str
    observed: str
    arrived_at: datetime
    is_late: bool
    corrected: int
    has_prompts: bool


# What reached us so long after it happened is marked late: a fact, and no blame. Our clock says when.
LATE = timedelta(hours=24)


def taps_of(session: Session) -> SessionTaps:
    """Three queries: trials, marks, corrections."""
    trials = list(session.trials.order_by("at", "n").select_related("record"))
    marks = list(session.marks.order_by("at"))
    ids = [trial.pk for trial in trials] + [mark.pk for mark in marks]
    # Not only effective ones: the page shows what somebody tried to take back, too.
    taken_back = {c.of: c for c in Correction.objects.filter(of__in=ids).select_related("record__actor")}
    teaching = session.version.teaching
    rows = [_trial(trial, teaching, taken_back) for trial in trials] + [
        _mark(mark, taken_back) for mark in marks
    ]
    summary = SessionSummary.objects.filter(session=session).first()
    arrived_at = session.record.batch.received_at
    return SessionTaps(
        # A mark has no number, so at the same instant it stands before a trial.
        rows=sorted(rows, key=lambda tap: (tap.at, tap.n or 0)),
        score=teaching.show(_score(summary)) if summary else _("No data yet"),
        observed=duration(int(summary.observed_seconds)) if summary else "",
        arrived_at=arrived_at,
        is_late=arrived_at - session.began_at > LATE,
        corrected=len(taken_back),
        has_prompts=teaching.measure.carries_prompts,
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


def _trial(trial: Trial, teaching: Teaching, taken_back: dict[UUID, Correction]) -> TapLine:
    level = teaching.ladder.at(trial.prompt)
    return TapLine(
        at=trial.at,
        n=trial.n,
        what=Response(trial.response).label,
        prompt=level.label if level else "",
        prompter=Prompter(trial.prompter).label if trial.prompter is not None else "",
        detail=teaching.measure.detail(_pure(trial), teaching.settings),
        taken_back=taken_back.get(trial.pk),
    )


def _pure(trial: Trial) -> PureTrial:
    prompter = None if trial.prompter is None else Prompter(trial.prompter)
    details = (trial.step, trial.item, trial.value, trial.seconds, trial.at, trial.out_of)
    return PureTrial(trial.pk, trial.n, Response(trial.response), trial.prompt, prompter, *details)


def _mark(mark: SessionMark, taken_back: dict[UUID, Correction]) -> TapLine:
    words = {
        "pause": _("Interrupted") if mark.reason == "interrupted" else _("Paused"),
        "resume": _("Went on"),
        "end": _("Ended"),
    }
    return TapLine(at=mark.at, what=words[mark.kind], taken_back=taken_back.get(mark.pk))
