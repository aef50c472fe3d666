"""A seal on rows of the access log: what stood there once cannot be changed without being seen."""

from __future__ import annotations

import hashlib
import json

from django.db import models
from django.db.models import Q

from staff.append_only import append_only

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
