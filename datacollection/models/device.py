from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.append_only import append_only
from staff.choices import one_of
from staff.ids import uuid7
from staff.models import School


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
