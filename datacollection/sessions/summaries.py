"""What sessions come to: computed from their trials and marks by `iep.measures`, never changed by hand."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from datacollection.models import Correction, Session, SessionMark, SessionSummary, Trial
from datacollection.sessions.models import EFFECTIVE
from iep.measures import observation
from iep.measures.trials import Prompter, Response
from iep.measures.trials import Trial as PureTrial
from iep.models import TargetVersion

logger = logging.getLogger("paraportal.summaries")

# The columns of a summary beside its session, with their types in PostgreSQL.
COLUMNS = {
    "ended_at": "timestamptz", "observed_seconds": "numeric", "n": "integer", "numerator": "numeric",
    "denominator": "numeric", "score": "numeric", "evaluated": "boolean", "tallies": "jsonb",
    "calc_version": "smallint", "calculated_at": "timestamptz",
}  # fmt: skip
WRITTEN = tuple(COLUMNS)

TRIAL = "id, n, response, prompt, prompter, step, item, value, seconds, at, out_of"
# One statement, for every tap asks it: trials without `mark`, and marks with nothing of a trial but the time.
_COUNTS = f"""session_id = ANY(%(sessions)s) AND NOT EXISTS (
  SELECT 1 FROM {Correction._meta.db_table} WHERE of = it.id AND {EFFECTIVE})"""  # noqa: S608
COUNTED = f"""
SELECT session_id, NULL AS mark, {TRIAL} FROM {Trial._meta.db_table} AS it WHERE {_COUNTS}
UNION ALL
SELECT session_id, kind, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, at, NULL
  FROM {SessionMark._meta.db_table} AS it WHERE {_COUNTS}
"""  # noqa: S608 - names of tables and columns, nothing that anybody typed

WRITE = f"""
INSERT INTO {SessionSummary._meta.db_table} (session_id, {", ".join(WRITTEN)})
SELECT * FROM unnest(%s::uuid[], {", ".join(f"%s::{kind}[]" for kind in COLUMNS.values())})
ON CONFLICT (session_id) DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in WRITTEN)}
"""  # noqa: S608 - as above


# What `Teaching.of` reads of a version beside its measure: all JSON.
TAUGHT = ("settings", "steps", "ladder", "criterion", "prompting", "data_plan")
LOCK = f"""
SELECT it.id, it.began_at, version.measure, {", ".join(f"version.{name}" for name in TAUGHT)}
  FROM {Session._meta.db_table} AS it
  JOIN {TargetVersion._meta.db_table} AS version ON version.id = it.version_id
 WHERE it.id = ANY(%s) ORDER BY it.id FOR NO KEY UPDATE OF it
"""  # noqa: S608 - as above


@dataclass(frozen=True)
class TakenSession:
    """A session, and how its target was taught when it was taken."""

    pk: UUID
    began_at: datetime
    version: TargetVersion


@dataclass
class CountedRecords:
    """What of a session counts: its trials and marks, without those that were taken back."""

    trials: list[PureTrial] = field(default_factory=list)
    marks: list[observation.Mark] = field(default_factory=list)


def recompute(sessions: Collection[UUID], at: datetime) -> int:
    """Compute the summaries of these sessions anew; how many there are now. Three statements.

    A session whose plan this version of the software cannot read keeps the summary it has.
    """
    if not sessions:
        return 0
    # Inside a batch the transaction is there already, and a savepoint for each tap costs two round trips.
    with transaction.atomic(savepoint=False):
        rows = _locked(sessions)
        counted = _load_counted(sessions)
        new_summaries = (_summary(row, counted[row.pk], at) for row in rows)
        return _write([summary for summary in new_summaries if summary is not None])


def _locked(sessions: Collection[UUID]) -> list[TakenSession]:
    """The sessions with their target versions, locked in id order until the transaction ends."""
    with connection.cursor() as cursor:
        # Two batches that add to one session compute one after the other, and the later one sees both. In id
        # order, so that they cannot deadlock. NO KEY UPDATE, because FOR UPDATE would conflict with the
        # foreign key check of trials that are being inserted.
        cursor.execute(LOCK, [list(sessions)])
        return [TakenSession(pk, began_at, _version(how)) for pk, began_at, *how in cursor.fetchall()]


def _version(how: Sequence[Any]) -> TargetVersion:
    """A version with only those fields that `teaching` reads, from a row of LOCK."""
    measure, *texts = how
    return TargetVersion(measure=measure, **dict(zip(TAUGHT, map(json.loads, texts), strict=True)))


def _load_counted(sessions: Collection[UUID]) -> dict[UUID, CountedRecords]:
    """Trials and marks that count, by session. Call it after `_locked`."""
    by_session: dict[UUID, CountedRecords] = defaultdict(CountedRecords)
    with connection.cursor() as cursor:
        # A statement of its own after the lock: under READ COMMITTED its snapshot shows what the batch before
        # us committed, which the snapshot of the locking statement does not.
        cursor.execute(COUNTED, {"sessions": list(sessions)})
        for session, mark, *trial in cursor.fetchall():
            if mark is None:
                by_session[session].trials.append(_trial(*trial))
            else:
                by_session[session].marks.append(observation.Mark(observation.MarkKind(mark), trial[AT]))
    return by_session


AT = TRIAL.split(", ").index("at")


def _summary(session: TakenSession, counted: CountedRecords, at: datetime) -> tuple[Any, ...] | None:
    """The values of a row, in the order of `COLUMNS`, after its session."""
    try:
        teaching = session.version.teaching
    except (LookupError, ValueError):
        # A plan of a later release, or a broken one. The taps are stored; only the score waits for a
        # recompute.
        logger.error("A session's plan could not be read, and it was not scored")
        return None
    trials, marks = counted.trials, counted.marks
    seconds = observation.observed_seconds(session.began_at, marks, [trial.at for trial in trials])
    score = teaching.criterion.judged(teaching.measure.score(trials, seconds, teaching.settings))
    # The first end counts: a second tap on End, or a second tab, does not make the session longer.
    ended_at = min((mark.at for mark in marks if mark.kind is observation.MarkKind.END), default=None)
    return (
        session.pk, ended_at, score.observed_seconds, score.n, score.numerator, score.denominator,
        score.score, score.evaluated, json.dumps(dict(score.tallies)), teaching.measure.calc_version, at,
    )  # fmt: skip


def _write(rows: Sequence[tuple[Any, ...]]) -> int:
    """In the order of their sessions, in which they were locked."""
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [list(column) for column in zip(*rows, strict=True)])
    return len(rows)


def _trial(
    pk: UUID, n: int, response: int, prompt: int | None, prompter: int | None, *rest: Any
) -> PureTrial:
    """The row as `iep.measures` knows it; in the order of `TRIAL`."""
    by = None if prompter is None else Prompter(prompter)
    return PureTrial(pk, n, Response(response), prompt, by, *rest)
