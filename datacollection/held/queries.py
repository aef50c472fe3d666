"""Held records in words, for the person who decides: those with one cause are one decision."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from datacollection.models import HeldRecord
from datacollection.sync.reasons import PARDONABLE, Reason
from datacollection.sync.record_kinds import RECORD_KINDS
from staff.models import User
from staff.permissions import Act
from students.queue.queue_item import Harm, QueueEntry, QueueItem

# What makes records one case: the same person, device and student, held for the same reason.
CASE = ("student", "actor", "device", "reason")


@dataclass(frozen=True)
class HeldCase:
    """One case: `held` stands for all of its `count` records."""

    held: HeldRecord
    count: int = 1

    @property
    def what(self) -> str:
        kind = RECORD_KINDS.find(self.held.kind)
        return str(kind.title) if kind else gettext("A record of an unknown kind")

    @property
    def why(self) -> str:
        known = self.held.reason in Reason.values
        return str(Reason(self.held.reason).label) if known else self.held.reason

    @property
    def when(self) -> datetime:
        return self.held.made_at or self.held.received_at

    @property
    def may_count(self) -> bool:
        return self.held.reason in PARDONABLE and self.held.actor_id is not None

    @property
    def body(self) -> str:
        """The raw record, indented where it is JSON. Without its ticket: whoever has that can record."""
        text = bytes(self.held.body).decode("utf-8", errors="replace")
        try:
            record = json.loads(text)
            if isinstance(record, dict):
                # A ticket that is still alive lets whoever holds it record in that person's name.
                record.pop("ticket", None)
            return json.dumps(record, indent=2, ensure_ascii=False)
        except (ValueError, RecursionError):
            # What is no JSON is shown as it came, but the ticket is blotted out of the text all the same.
            return re.sub(r'"ticket"\s*:\s*"[^"]*"', '"ticket": "…"', text)


def waiting_cases(user: User, at: datetime | None = None) -> QuerySet[HeldRecord, dict[str, Any]]:
    """Cases that wait for this person's decision, the oldest first: {..., ids, n}."""
    waiting = HeldRecord.objects.visible_to(user, at, act=Act.WRITE).waiting()
    # What waits for a session that is held itself is decided with it.
    session = HeldRecord.objects.waiting().filter(record_id=OuterRef("waits_for"))
    held_cases: QuerySet[HeldRecord, dict[str, Any]] = (
        waiting.exclude(Exists(session))
        .values(*CASE)
        .annotate(ids=ArrayAgg("pk", order_by="received_at"), n=Count("pk"), first=ArrayAgg("received_at"))
        .order_by("first", "reason")
    )
    return held_cases


def load_held_cases(page_of_cases: list[dict[str, Any]]) -> list[HeldCase]:
    """A page of cases as rows: one query."""
    # The oldest record of a case stands for it; `ids` come in the order of arrival.
    first = {case["ids"][0]: case["n"] for case in page_of_cases}
    held = HeldRecord.objects.filter(pk__in=first).select_related("student", "actor").in_bulk()
    return [HeldCase(held[pk], n) for pk, n in first.items()]


def cases_to_decide(user: User, at: datetime) -> list[HeldCase]:
    """All cases that wait for this person's decision, the oldest first. Two queries."""
    return load_held_cases(list(waiting_cases(user, at)))


def _case_entry(case: HeldCase) -> QueueEntry:
    held, url = case.held, reverse("datacollection:held-resolve", args=[case.held.pk])
    return QueueEntry(
        held.student, held.received_at, f"{case.what}: {case.why}", url, by=held.actor, count=case.count
    )


HELD_TO_DECIDE = QueueItem(
    "held_record", Harm.RECORD, _("A record that could not be counted"), cases_to_decide, _case_entry
)


def load_case_records(held: HeldRecord) -> list[HeldRecord]:
    """All undecided records of the same case, and what waits for a session among them."""
    same = {name: getattr(held, name) for name in CASE}
    rows = list(HeldRecord.objects.waiting().filter(**same).order_by("received_at", "seq"))
    followers = HeldRecord.objects.waiting().filter(waits_for__in=[row.record_id for row in rows])
    return rows + [row for row in followers if row.pk not in {known.pk for known in rows}]
