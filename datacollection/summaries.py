"""What sessions come to: computed from their trials and marks by `iep.measures`, never changed by hand."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from datacollection.models import Correction, Session, SessionMark, SessionSummary, Trial
from datacollection.models.trial import EFFECTIVE
from iep.measures import observation
from iep.measures.trials import Prompter, Response
from iep.measures.trials import Trial as PureTrial

logger = logging.getLogger("paraportal.summaries")

WRITTEN = (
    "ended_at", "observed_seconds", "n", "numerator", "denominator", "score", "evaluated", "tallies",
    "calc_version", "calculated_at",
)  # fmt: skip

TRIAL = "id, n, response, prompt, prompter, step, item, value, seconds, at, out_of"
MARK = "kind, at"
STANDING = f"""
SELECT session_id, {{columns}} FROM {{table}} WHERE session_id = ANY(%s) AND NOT EXISTS (
  SELECT 1 FROM {Correction._meta.db_table} WHERE of = {{table}}.id AND {EFFECTIVE})
"""  # noqa: S608 - names of tables and columns, nothing that anybody typed


def recompute(sessions: Collection[UUID], at: datetime) -> int:
    """Compute the summaries of these sessions anew; how many there are now. Four queries and a lock.

    A session whose plan this version of the software cannot read keeps the summary it has.
    """
    if not sessions:
        return 0
    with transaction.atomic(savepoint=False):
        _lock(sessions)
        rows = list(Session.objects.filter(pk__in=sessions).select_related("version").order_by("pk"))
        trials = _standing(Trial._meta.db_table, TRIAL, sessions)
        marks = _standing(SessionMark._meta.db_table, MARK, sessions)
        found = (_summary(row, trials[row.pk], marks[row.pk], at) for row in rows)
        summaries = [summary for summary in found if summary is not None]
        SessionSummary.objects.bulk_create(
            summaries, update_conflicts=True, unique_fields=["session"], update_fields=WRITTEN
        )
    return len(summaries)


def _lock(sessions: Collection[UUID]) -> None:
    """Two batches that add to one session compute one after the other, and the later sees both.

    Not FOR UPDATE: that would make them wait for foreign keys of trials being inserted, and those for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {Session._meta.db_table} WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",  # noqa: S608
            [sorted(sessions)],
        )


def _standing(table: str, columns: str, sessions: Collection[UUID]) -> dict[UUID, list[Any]]:
    """Rows by session, without those that were taken back."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STANDING.format(table=table, columns=columns), [list(sessions)])
        for session, *row in cursor.fetchall():
            found[session].append(row)
    return found


def _summary(
    session: Session, trials: Iterable[Sequence[Any]], marks: Iterable[Sequence[Any]], at: datetime
) -> SessionSummary | None:
    try:
        teaching = session.version.teaching
    except (LookupError, ValueError):
        logger.error("A session's plan could not be read, and it was not scored")
        return None
    pure = [_trial(*trial) for trial in trials]
    seen = [observation.Mark(observation.MarkKind(kind), moment) for kind, moment in marks]
    seconds = observation.observed_seconds(session.began_at, seen, [trial.at for trial in pure])
    score = teaching.criterion.judged(teaching.measure.score(pure, seconds, teaching.settings))
    return SessionSummary(
        session=session,
        ended_at=min((mark.at for mark in seen if mark.kind is observation.MarkKind.END), default=None),
        observed_seconds=score.observed_seconds,
        n=score.n,
        numerator=score.numerator,
        denominator=score.denominator,
        score=score.score,
        evaluated=score.evaluated,
        tallies=dict(score.tallies),
        calc_version=teaching.measure.calc_version,
        calculated_at=at,
    )


def _trial(
    pk: UUID, n: int, response: int, prompt: int | None, prompter: int | None, *rest: Any
) -> PureTrial:
    """The row as `iep.measures` knows it; in the order of `TRIAL`."""
    by = None if prompter is None else Prompter(prompter)
    return PureTrial(pk, n, Response(response), prompt, by, *rest)
