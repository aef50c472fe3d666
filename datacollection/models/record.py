from datetime import timedelta

from django.db import models

from datacollection.models.device import Batch, Device
from staff.append_only import append_only
from staff.models import User

CLOCK_TOLERANCE = timedelta(minutes=2)


class Record(models.Model):
    """One fact that a device sent, of any kind: one idempotency key, one digest, one sequence.

    `made_at`: when the tap was, by our clock. `said_at`: what the device's clock said.
    """

    # The foreign keys of the largest table have no index of their own: (device, seq) serves the first, nobody
    # asks by the others, and what they point at is never deleted.
    id = models.UUIDField(primary_key=True, editable=False)
    device = models.ForeignKey(Device, models.PROTECT, related_name="records", db_index=False)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    said_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, models.PROTECT, db_index=False)
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "seq"], name="record_sequence_once")]
        triggers = append_only()

    @property
    def is_clock_off(self) -> bool:
        """Was the device's clock so wrong that somebody should set it? (Or it slept; see sync/clock.py.)"""
        return abs(self.said_at - self.made_at) > CLOCK_TOLERANCE
