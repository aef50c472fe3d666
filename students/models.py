"""The tables of this room, gathered from its features."""

from students.about.models import About, AboutVersion
from students.access_log.models import AccessRow, AccessSeal
from students.care.models import CareSignOff, CareTask
from students.family.models import Channel, FamilyAdult, FamilyHopes, Relation
from students.grounds.linked import DatedLinkedQuerySet, LinkedQuerySet, StudentLinked
from students.moves.models import Origin, Transfer, TransferKind
from students.profile.models import Enrolment, Student
from students.roster.models import ImportState, RosterImport, districts_of
from students.safety.models import SafetyCard, SafetyCardVersion, SafetyFlag, SafetyFlagAnswer
from students.team.models import Assignment, Discipline, Membership, Section, SectionMember, TeamRole

__all__ = [
    "About",
    "AboutVersion",
    "AccessRow",
    "AccessSeal",
    "Assignment",
    "CareSignOff",
    "CareTask",
    "Channel",
    "DatedLinkedQuerySet",
    "Discipline",
    "Enrolment",
    "FamilyAdult",
    "FamilyHopes",
    "ImportState",
    "LinkedQuerySet",
    "Membership",
    "Origin",
    "Relation",
    "RosterImport",
    "SafetyCard",
    "SafetyCardVersion",
    "SafetyFlag",
    "SafetyFlagAnswer",
    "Section",
    "SectionMember",
    "Student",
    "StudentLinked",
    "TeamRole",
    "Transfer",
    "TransferKind",
    "districts_of",
]
