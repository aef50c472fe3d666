"""What happened goes in as records of devices, through the same handlers as everybody's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count, groupby
from typing import Any
from uuid import UUID

from django.db import connection

from core.ids import uuid7
from datacollection.models import Correction, Device, DeviceMode, Record, Session, SessionMark, Trial
from datacollection.sync import tickets
from datacollection.sync.answer import RecordResult, RecordStatus
from datacollection.sync.envelope import MOST_RECORDS, SCHEMA
from datacollection.sync.ingest import ingest, ingest_records
from iep.models import Target
from paraportal.demo.bells import BELLS, at
from paraportal.demo.history.sitting import DemoSitting, DemoTap
from paraportal.demo.stage import DemoStage

UNLOCKED = at("7:15")
BELL = at("15:10")  # the devices go back into the cart, and what was still unsent is sent
# Deliveries (a school day each) after which PostgreSQL is told how large the tables are by now
TOLD = frozenset({0, 5, 20, 60})
SLIP_SECONDS = 3
MEASURED = ("step", "value", "seconds", "out_of")
Row = dict[str, Any]


class NotTaken(RuntimeError):
    """The handlers did not store what this district says happened: the data or a rule is wrong."""


def send(stage: DemoStage, sittings: Iterable[DemoSitting]) -> None:
    """Live sittings by the cart of each school, day by day; each paper sheet a day later."""
    live: list[DemoSitting] = []
    sheets: list[DemoSitting] = []
    for sitting in sorted(sittings, key=lambda s: (s.day, s.minute, s.target)):
        (sheets if sitting.is_paper else live).append(sitting)
    carts = {school: Cart(stage, school) for school in BELLS}
    for number, (day, of_day) in enumerate(groupby(live, key=lambda s: s.day)):
        by_school: dict[str, list[DemoSitting]] = {school: [] for school in carts}
        for sitting in of_day:
            by_school[stage.school_of_target(sitting.target)].append(sitting)
        for school, some in by_school.items():
            carts[school].send(day, some)
        if number in TOLD:
            _tell_planner()
    for sheet in sheets:
        _send_sheet(stage, sheet)


class Cart:
    """The Chromebooks of a school that everybody signs in to: one device to the server, many people.

    Its records come in by the front door, as the body of a request with each person's ticket. A delivery
    each school day: what arrives later than the day after is marked late.
    """

    def __init__(self, stage: DemoStage, school: str) -> None:
        self._stage, self._seqs = stage, count(1)
        self._id = stage.device(school)
        Device.objects.create(id=self._id, mode=DeviceMode.SHARED, school=stage.place.schools[school])

    def send(self, day: date, sittings: Iterable[DemoSitting]) -> None:
        records = [record for sitting in sittings for record in self._of(sitting)]
        # A cart is one device with many people: its records are numbered in the order of their times.
        in_order = sorted(records, key=lambda record: record["at"])
        received_at = self._stage.moment(day, BELL)
        for start in range(0, len(in_order), MOST_RECORDS):
            some = [record | {"seq": next(self._seqs)} for record in in_order[start : start + MOST_RECORDS]]
            check_stored(ingest(self._body(some, received_at), received_at).results)

    def _of(self, sitting: DemoSitting) -> Iterator[Row]:
        issued = self._stage.moment(sitting.day, UNLOCKED)
        ticket = tickets.issue(self._stage.people[sitting.by], self._id, at=issued)
        return (record | {"ticket": ticket} for record in _records(self._stage, sitting))

    def _body(self, records: list[Row], sent_at: datetime) -> bytes:
        envelope = {"schema": SCHEMA, "device": self._id, "sent": {"at": sent_at}, "records": records}
        return json.dumps(envelope, default=_plain).encode()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def send_records(
    stage: DemoStage, person: str, records: list[Row], received_at: datetime, device: UUID,
    mode: DeviceMode = DeviceMode.OWN,
) -> list[RecordResult]:  # fmt: skip
    return ingest_records(
        records, actor=stage.people[person], device=device, received_at=received_at, mode=mode
    )


def check_stored(results: Iterable[RecordResult]) -> None:
    """Raises NotTaken for the first that was not stored."""
    for result in results:
        if result.status is not RecordStatus.STORED:
            raise NotTaken(f"{result.id}: {result.status} {result.why}")


def _tell_planner() -> None:
    """Have PostgreSQL count the tables that the deliveries fill."""
    # Nothing else does so within one transaction, and plans for empty tables are slow for full ones.
    tables = ", ".join(model._meta.db_table for model in (Record, Session, SessionMark, Trial, Correction))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def _send_sheet(stage: DemoStage, sitting: DemoSitting) -> None:
    typed_at = stage.moment(_next_day(stage, sitting.day), BELL - 20)
    records = [record | {"at": typed_at} for record in _records(stage, sitting)]
    check_stored(send_records(stage, sitting.by, records, typed_at, uuid7(_ms(typed_at)), DeviceMode.PAPER))


def _next_day(stage: DemoStage, day: date) -> date:
    """The school day after `day`; of the last one, that day itself."""
    past = stage.calendar.past
    return past[min(past.index(day) + 1, len(past) - 1)]


def _records(stage: DemoStage, sitting: DemoSitting) -> Iterator[Row]:
    """The session, its taps with their slips, its pause and its end."""
    began = stage.moment(sitting.day, sitting.minute)
    session = str(uuid7(_ms(began)))
    target = stage.targets[sitting.target]
    yield start_record(stage, sitting, target, session, began)
    n = 0
    for tap in sitting.taps:
        for record in _tap_records(sitting, session, n, tap, began):
            n += record["kind"] == "trial"
            yield record
    if sitting.pause:
        at, seconds = sitting.pause
        yield _mark(sitting, "session.pause", session, began, at, "interrupted")
        yield _mark(sitting, "session.resume", session, began, at + seconds, "")
    yield _mark(sitting, "session.end", session, began, sitting.seconds, "finished")


def start_record(
    stage: DemoStage, sitting: DemoSitting, target: Target, session: str, began: datetime
) -> Row:
    on_paper = {"source": "paper", "began_at": began} if sitting.is_paper else {}
    return {
        "id": session,
        "kind": "session.start",
        "at": began,
        "plan": str(stage.version_of(target, began).pk),
        "data": {
            "target": str(target.pk),
            "purpose": sitting.purpose,
            "setting": sitting.setting,
            **_as_text(on_paper),
        },
    }


def _tap_records(sitting: DemoSitting, session: str, n: int, tap: DemoTap, began: datetime) -> Iterator[Row]:
    if tap.slip is not None:
        unprompted = replace(tap, response=tap.slip, prompt=None, prompter=None)
        wrong = _tap(sitting, session, n + 1, unprompted, began)
        yield wrong
        moment = began + timedelta(seconds=tap.after + SLIP_SECONDS - 1)
        yield _record("undo", moment, {"of": wrong["id"], "reason": ""})
        n, tap = n + 1, replace(tap, after=tap.after + SLIP_SECONDS)
    yield _tap(sitting, session, n + 1, tap, began)


def _tap(sitting: DemoSitting, session: str, n: int, tap: DemoTap, began: datetime) -> Row:
    moment = began + timedelta(seconds=tap.after)
    data = {
        "session": session,
        "n": n,
        "response": int(tap.response),
        "prompt": tap.prompt,
        "prompter": None if tap.prompter is None else int(tap.prompter),
        "item": tap.item,
        **{name: getattr(tap, name) for name in MEASURED if getattr(tap, name) is not None},
    }
    return _record("trial", moment, data | _written(sitting, moment))


def _mark(sitting: DemoSitting, kind: str, session: str, began: datetime, after: int, reason: str) -> Row:
    moment = began + timedelta(seconds=after)
    return _record(kind, moment, {"session": session, "reason": reason} | _written(sitting, moment))


def _record(kind: str, at: datetime, data: Row) -> Row:
    return {"id": str(uuid7(_ms(at))), "kind": kind, "at": at, "data": data}


def _written(sitting: DemoSitting, moment: datetime) -> Row:
    """On paper the sheet says when it was."""
    return _as_text({"at": moment}) if sitting.is_paper else {}


def _as_text(data: Row) -> Row:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in data.items()}


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
