"""A device of the tests: makes records as a recorder would, and sends them as it would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from core.ids import uuid7
from datacollection.sync import tickets
from datacollection.sync.answer import Receipt
from datacollection.sync.ingest import ingest
from iep.models import Target
from staff.models import User
from tests.fixtures.district import District

CORRECT = {"response": 1, "prompt": 0, "prompter": 0}


@dataclass
class Sender:
    """One page of one browser profile, of `user`, at work since `at`. Its clock is ahead by `ahead`."""

    district: District
    user: User
    at: datetime
    ahead: timedelta = timedelta(0)
    device: UUID = field(default_factory=uuid7)
    page: UUID = field(default_factory=uuid7)
    ticket: str = ""
    seqs: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.ticket = self.ticket or tickets.issue(self.user, self.device, self.at - timedelta(hours=1))

    def record(self, kind: str, data: Any, at: datetime | None = None, **other: Any) -> dict[str, Any]:
        """A record that is tapped at `at` (true time)."""
        at = at or self.at
        return {
            "id": str(uuid7(int(at.timestamp() * 1000))),
            "seq": next(self.seqs),
            "ticket": self.ticket,
            "kind": kind,
            "at": (at + self.ahead).isoformat(),
            "page": str(self.page),
            "mono": self._mono(at),
            "plan": None,
            "data": data,
        } | other

    def start(self, target: Target | None = None, at: datetime | None = None, **data: Any) -> dict[str, Any]:
        target = target or self.district.target
        version = target.versions.get(in_force__upper_inf=True)
        words = {
            "target": str(target.pk),
            "purpose": "teaching",
            "setting": "",
            "partner": "",
            "counts": "own",
        }
        return self.record("session.start", words | {"source": "device"} | data, at, plan=str(version.pk))

    def trial(
        self, session: dict[str, Any] | str, n: int = 1, at: datetime | None = None, **data: Any
    ) -> dict[str, Any]:
        of = session if isinstance(session, str) else session["id"]
        words = {"session": of, "n": n, "step": None, "item": "", "value": None, "seconds": None}
        return self.record("trial", words | CORRECT | data, at)

    def undo(self, record: dict[str, Any] | str, at: datetime | None = None) -> dict[str, Any]:
        of = record if isinstance(record, str) else record["id"]
        return self.record("undo", {"of": of, "reason": ""}, at)

    def envelope(self, records: list[Any], at: datetime | None = None, **other: Any) -> dict[str, Any]:
        at = at or self.at + timedelta(minutes=1)
        sent = {"at": (at + self.ahead).isoformat(), "page": str(self.page), "mono": self._mono(at)}
        return {"schema": 1, "device": str(self.device), "sent": sent, "records": records} | other

    def body(self, records: list[Any], at: datetime | None = None, **other: Any) -> bytes:
        return json.dumps(self.envelope(records, at, **other)).encode()

    def send(self, *records: Any, at: datetime | None = None) -> Receipt:
        """Send, and be received at once, at `at` (a minute after the page began)."""
        at = at or self.at + timedelta(minutes=1)
        return ingest(self.body(list(records), at), at)

    def _mono(self, at: datetime) -> float:
        return 1000 + (at - self.at).total_seconds() * 1000


def statuses(answer: Receipt) -> list[str]:
    """Each as "stored", "duplicate", "refused" or "held: why"."""
    return [f"{r.status.value}: {r.why}" if r.status == "held" else r.status.value for r in answer.results]
