"""Somebody who is signed in, and devices that record."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.utils import timezone

from core.ids import uuid7
from datacollection.sync import tickets
from datacollection.sync.ingest import ingest
from iep.models import TargetVersion
from staff.models import User
from students.models import Assignment


def cookie_of(user: User) -> dict[str, str]:
    """The headers of a browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"}


@dataclass
class Recorder:
    """A para's page at work on one target, on a device of its own."""

    para: User
    target: UUID
    version: UUID
    device: UUID = field(default_factory=uuid7)
    page: UUID = field(default_factory=uuid7)
    session: str = ""
    _seqs: Any = field(default_factory=lambda: count(1))
    _taps: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.ticket = tickets.issue(self.para, self.device)

    def begin(self) -> dict[str, Any]:
        words = {"target": str(self.target), "purpose": "teaching", "setting": "", "partner": ""}
        record = self._record("session.start", words | {"counts": "own", "source": "device"})
        self.session = record["id"]
        return record | {"plan": str(self.version)}

    def tap(self) -> dict[str, Any]:
        words = {"session": self.session, "n": next(self._taps), "response": 1, "prompt": 0, "prompter": 0}
        return self._record("trial", words | {"step": None, "item": "", "value": None, "seconds": None})

    def envelope(self, records: list[dict[str, Any]]) -> bytes:
        sent = {"at": timezone.now().isoformat(), "page": str(self.page), "mono": _mono()}
        return json.dumps(
            {"schema": 1, "device": str(self.device), "sent": sent, "records": records}
        ).encode()

    def start_now(self) -> None:
        answer = ingest(self.envelope([self.begin()]), timezone.now())
        assert [result.status for result in answer.results] == ["stored"], answer

    def _record(self, kind: str, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": str(uuid7()), "seq": next(self._seqs), "ticket": self.ticket, "kind": kind, "plan": None,
            "at": timezone.now().isoformat(), "page": str(self.page), "mono": _mono(), "data": data,
        }  # fmt: skip


def recorders(number: int) -> list[Recorder]:
    """Paras with a student each, on the student's target that is taught by trials."""
    current = Assignment.objects.on(timezone.now().date()).order_by("para_id", "pk")
    ties = list(current.distinct("para_id").select_related("para")[:number])
    versions = TargetVersion.objects.filter(
        measure="discrete_trial", of__student__in=[tie.student_id for tie in ties]
    ).select_related("of")
    by_student = {version.of.student_id: version for version in versions}
    found = [(tie.para, by_student[tie.student_id]) for tie in ties]
    return [Recorder(para, version.of_id, version.pk) for para, version in found]


def _mono() -> float:
    return time.monotonic() * 1000
