from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from staff.models import School, User


class DeviceMode(models.TextChoices):
    OWN = "own", _("Own profile")
    SHARED = "shared", _("Shared profile")
    PAPER = "paper", _("Typed in from paper")


class Device(models.Model):
    """A browser profile that records, by the id that it made for itself.

    `have` is the highest sequence number up to which nothing is missing: stored or held.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=80, blank=True)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True)
    mode = models.CharField(max_length=10, choices=DeviceMode, default=DeviceMode.OWN)
    # Kept here, and not counted from the records: a device may have hundreds of thousands.
    have = models.BigIntegerField(default=0)

    class Meta:
        constraints = [one_of("device_mode_known", "mode", DeviceMode)]


class Batch(models.Model):
    """One accepted envelope. `clock_skew`: seconds by which the device's clock was ahead, where it said."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    device = models.ForeignKey(Device, models.PROTECT)
    received_at = models.DateTimeField()
    clock_skew = models.FloatField(null=True)
    app_version = models.CharField(max_length=40, blank=True)

    class Meta:
        triggers = append_only()  # `received_at` is the only witness of when something reached us


class Installation(models.Model):
    """One row. `epoch` changes when the database is restored, so that devices feed it again."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    epoch = models.UUIDField(default=uuid7)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="installation_is_one")]


# The same two minutes for tickets, versions and times that paper states.
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
        # Two records in one place would make the gaps uncountable: the second is held (Reason.SEQUENCE).
        constraints = [models.UniqueConstraint(fields=["device", "seq"], name="record_sequence_once")]
        triggers = append_only()

    @property
    def is_clock_off(self) -> bool:
        """Was the device's clock so wrong that somebody should set it? (Or it slept; see sync/clock.py.)"""
        return abs(self.said_at - self.made_at) > CLOCK_TOLERANCE
