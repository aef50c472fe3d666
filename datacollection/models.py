"""The tables of this room, gathered from its features."""

from datacollection.held.models import HeldRecord, HeldResolution
from datacollection.sessions.models import (
    Correction,
    Counts,
    Purpose,
    Session,
    SessionMark,
    SessionSummary,
    Trial,
)
from datacollection.sync.models import CLOCK_TOLERANCE, Batch, Device, DeviceMode, Installation, Record

__all__ = [
    "CLOCK_TOLERANCE",
    "Batch",
    "Correction",
    "Counts",
    "Device",
    "DeviceMode",
    "HeldRecord",
    "HeldResolution",
    "Installation",
    "Purpose",
    "Record",
    "Session",
    "SessionMark",
    "SessionSummary",
    "Trial",
]
