"""The tables of this room, gathered from its features."""

from schedule.absences.models import WHOLE_DAY, StaffAbsence, StudentAbsence
from schedule.blocks.models import StudentBlock, SupervisionLevel, SupportLevel
from schedule.covers.models import Cover, StandIn
from schedule.duties.models import Duty, DutyAssignment
from schedule.passes.models import Pass, PassBlock, PassTry
from schedule.trips.models import RollCall, RollMark, Trip, TripAdult, TripStudent

__all__ = [
    "WHOLE_DAY",
    "Cover",
    "Duty",
    "DutyAssignment",
    "Pass",
    "PassBlock",
    "PassTry",
    "RollCall",
    "RollMark",
    "StaffAbsence",
    "StandIn",
    "StudentAbsence",
    "StudentBlock",
    "SupervisionLevel",
    "SupportLevel",
    "Trip",
    "TripAdult",
    "TripStudent",
]
