from students.models.about import About, AboutVersion
from students.models.absence import WHOLE_DAY, StaffAbsence, StudentAbsence
from students.models.access_row import AccessRow
from students.models.access_seal import AccessSeal
from students.models.assignment import Assignment
from students.models.block import StudentBlock, SupervisionLevel, SupportLevel
from students.models.care import CareSignOff, CareTask
from students.models.cover import Cover, StandIn
from students.models.duty import Duty, DutyAssignment
from students.models.enrolment import Enrolment
from students.models.family import Channel, FamilyAdult, FamilyHopes, Relation
from students.models.linked import DatedLinkedQuerySet, LinkedQuerySet, StudentLinked
from students.models.membership import Discipline, Membership, TeamRole
from students.models.roster_import import ImportState, RosterImport, districts_of
from students.models.safety import SafetyCard, SafetyCardVersion
from students.models.safety_flag import SafetyFlag, SafetyFlagAnswer
from students.models.section import Section, SectionMember
from students.models.student import Student
from students.models.substitute import Pass, PassBlock, PassTry
from students.models.transfer import Origin, Transfer, TransferKind
from students.models.trip import RollCall, RollMark, Trip, TripAdult, TripStudent

__all__ = [
    "WHOLE_DAY", "About", "AboutVersion", "AccessRow", "AccessSeal", "Assignment", "CareSignOff",
    "CareTask", "Channel", "Cover", "DatedLinkedQuerySet", "Discipline", "Duty", "DutyAssignment",
    "Enrolment", "FamilyAdult", "FamilyHopes", "ImportState", "LinkedQuerySet", "Membership", "Origin",
    "Pass", "PassBlock", "PassTry", "Relation", "RollCall", "RollMark", "RosterImport", "SafetyCard",
    "SafetyCardVersion", "SafetyFlag", "SafetyFlagAnswer", "Section", "SectionMember", "StaffAbsence",
    "StandIn", "Student", "StudentAbsence", "StudentBlock", "StudentLinked", "SupervisionLevel",
    "SupportLevel", "TeamRole", "Transfer", "TransferKind", "Trip", "TripAdult", "TripStudent",
    "districts_of",
]  # fmt: skip
