"""A seal on rows of the access log: what stood there once cannot be changed without being seen."""

from __future__ import annotations

import hashlib
import json

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.db.models import Func, Q

from core.append_only import append_only
from staff.models import User


class TransactionId(Func):
    """The id of the transaction that inserts the row: sealing leaves out what is still open."""

    template = "(pg_current_xact_id()::text::bigint)"
    arity = 0
    output_field = models.BigIntegerField()


class AccessRow(models.Model):
    """One look at one or more students' records: who, where, on what ground (C2). Added, never changed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    who = models.ForeignKey(User, models.PROTECT, related_name="+")
    page = models.CharField(max_length=80)
    act = models.CharField(max_length=20)
    ground = models.CharField(max_length=200)
    students = ArrayField(models.UUIDField())
    request_id = models.UUIDField(null=True)
    # Given by the database: which transaction it is, only the database knows.
    txid = models.BigIntegerField(db_default=TransactionId(), editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["students"], name="access_row_students"),
            # Sealing asks for the newest transactions. Rows lie in that order, so a few bytes a page will do.
            BrinIndex(fields=["txid"], name="access_row_txid", autosummarize=True),
        ]
        triggers = append_only()


FIRST = bytes(32)  # what the first seal follows
ID_BYTES, DIGEST_BYTES = 8, 16


class AccessSeal(models.Model):
    """One link of a chain. Covers the rows of all transactions before `upto` that no seal covers yet.

    PostgreSQL counts transactions from anew where a dump is restored, so the rows of each counter lie
    between two ids: behind `after_row`, and up to `last_row` of the seal that `closes` the counter.
    `marks`: for each row, by id, the id (8 bytes) and the head of its SHA-256 (16 bytes).
    """

    id = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 with no gap")
    at = models.DateTimeField()
    after_row = models.BigIntegerField()
    last_row = models.BigIntegerField(help_text="The highest row id that is sealed so far")
    upto = models.BigIntegerField(help_text="A transaction id: the first that is not sealed")
    closes = models.BooleanField(default=False)
    n = models.PositiveIntegerField()
    marks = models.BinaryField()
    # Unique, so that no two seals can follow on the same one, whatever becomes of the lock.
    prev = models.BinaryField(unique=True)
    hash = models.BinaryField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id__gte=1), name="access_seal_counts_from_one"),
            models.CheckConstraint(
                condition=Q(last_row__gte=models.F("after_row")), name="access_seal_forward"
            ),
        ]
        triggers = append_only()

    def computed_hash(self) -> bytes:
        """SHA-256 over everything that this seal says, the hash before it included."""
        facts = [self.id, self.at.isoformat(), self.after_row, self.last_row, self.upto, self.closes, self.n]
        return hashlib.sha256(bytes(self.prev) + json.dumps(facts).encode() + bytes(self.marks)).digest()

    def digests(self) -> dict[int, bytes]:
        """Row id -> the head of its digest, as it was when sealed."""
        marks, step = bytes(self.marks), ID_BYTES + DIGEST_BYTES
        parts = (marks[at : at + step] for at in range(0, len(marks), step))
        return {int.from_bytes(part[:ID_BYTES], "big"): part[ID_BYTES:] for part in parts}
