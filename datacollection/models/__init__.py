from datacollection.models.device import Batch, Device, DeviceMode, Installation
from datacollection.models.held import HeldRecord, HeldResolution
from datacollection.models.record import CLOCK_TOLERANCE, Record
from datacollection.models.session import Counts, Purpose, Session, SessionMark
from datacollection.models.summary import SessionSummary
from datacollection.models.trial import Correction, Trial

__all__ = [
    "CLOCK_TOLERANCE", "Batch", "Correction", "Counts", "Device", "DeviceMode", "HeldRecord",
    "HeldResolution", "Installation", "Purpose", "Record", "Session", "SessionMark", "SessionSummary",
    "Trial",
]  # fmt: skip
