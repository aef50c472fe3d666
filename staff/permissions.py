"""Who may do what with which part of a student's record: one table, and nothing beside it.

A *ground* is why somebody may know of a student at all; the rows behind it are dated. `MAY` says what
each ground allows. `Student.objects.visible_to` and every `access.py` read it.
"""

from enum import StrEnum

from staff.models import Role


class Ground(StrEnum):
    CASE_MANAGER = "case_manager"
    TEAM_TEACHER = "team_teacher"
    NURSE = "nurse"  # the provider of nursing on the team: also TEAM_PROVIDER
    TEAM_PROVIDER = "team_provider"
    ASSIGNMENT = "assignment"
    COVER = "cover"  # does a colleague's duty for a day
    SUBSTITUTE = "substitute"  # has a pass for named blocks of a day
    SUPERVISOR = "supervisor"
    STAND_IN = "stand_in"  # supervises for a day in the place of a teacher who is away
    TRIP = "trip"  # is an adult of a field trip, on its day
    CLASSROOM = "classroom"
    ADMINISTRATION = "administration"


class Part(StrEnum):
    """A part of a student's record that somebody's work may or may not need."""

    GLANCE = "glance"
    SAFETY = "safety"
    PLAN = "plan"
    DATA = "data"
    BEHAVIOR = "behavior"
    CARE = "care"
    FAMILY = "family"
    IDENTITY = "identity"


class Act(StrEnum):
    SEE = "see"
    LOG = "log"
    WRITE = "write"
    WRITE_OWN = (
        "write_own"  # what belongs to the own discipline: iep/drafts/writers.py says which parts that are
    )
    ASSIGN = "assign"


# The post that must be in force for a ground to count: an ended post ends every ground of that kind.
POST_FOR: dict[Ground, frozenset[Role]] = {
    Ground.CASE_MANAGER: frozenset({Role.TEACHER}),
    Ground.TEAM_TEACHER: frozenset({Role.TEACHER}),
    Ground.NURSE: frozenset({Role.PROVIDER}),
    Ground.TEAM_PROVIDER: frozenset({Role.PROVIDER}),
    Ground.ASSIGNMENT: frozenset({Role.PARA}),
    Ground.COVER: frozenset({Role.PARA}),
    Ground.SUBSTITUTE: frozenset({Role.SUBSTITUTE}),
    Ground.SUPERVISOR: frozenset({Role.TEACHER, Role.ADMINISTRATOR}),
    Ground.STAND_IN: frozenset({Role.TEACHER, Role.ADMINISTRATOR}),
    Ground.TRIP: frozenset({Role.PARA, Role.TEACHER}),
    Ground.CLASSROOM: frozenset({Role.GENED}),
    Ground.ADMINISTRATION: frozenset({Role.ADMINISTRATOR}),
}

SEE, LOG, WRITE, WRITE_OWN, ASSIGN = Act.SEE, Act.LOG, Act.WRITE, Act.WRITE_OWN, Act.ASSIGN
MAY: dict[Ground, dict[Part, frozenset[Act]]] = {
    Ground.CASE_MANAGER: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE, WRITE}),
        Part.PLAN: frozenset({SEE, WRITE, WRITE_OWN, ASSIGN}),
        Part.DATA: frozenset({SEE, LOG, WRITE}),  # WRITE: decide on what was held
        Part.BEHAVIOR: frozenset({SEE, LOG, WRITE}),
        Part.CARE: frozenset({SEE}),
        Part.FAMILY: frozenset({SEE, WRITE}),
        Part.IDENTITY: frozenset({SEE}),
    },
    Ground.TEAM_TEACHER: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE, WRITE, WRITE_OWN}),
        Part.DATA: frozenset({SEE, LOG}),
        Part.BEHAVIOR: frozenset({SEE, LOG}),
    },
    Ground.NURSE: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE, WRITE}),
        Part.CARE: frozenset({SEE, WRITE}),
    },
    Ground.TEAM_PROVIDER: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE, WRITE_OWN}),
        Part.DATA: frozenset({SEE}),
    },
    Ground.ASSIGNMENT: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE}),
        Part.DATA: frozenset({SEE, LOG}),
        Part.BEHAVIOR: frozenset({SEE, LOG}),
        Part.CARE: frozenset({SEE}),  # whether it is theirs to do, and if not, whose
    },
    # Who is there for a day works by the plan and records; what was gathered before is not theirs to read.
    # Care: that it is somebody else's to do, and whose.
    Ground.COVER: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE}),
        Part.DATA: frozenset({LOG}),
        Part.BEHAVIOR: frozenset({LOG}),
        Part.CARE: frozenset({SEE}),
    },
    Ground.SUBSTITUTE: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE}),
        Part.DATA: frozenset({LOG}),
        Part.BEHAVIOR: frozenset({LOG}),
        Part.CARE: frozenset({SEE}),
    },
    Ground.SUPERVISOR: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE}),
        Part.DATA: frozenset({SEE, LOG}),
        Part.BEHAVIOR: frozenset({SEE}),
        Part.CARE: frozenset({SEE}),
    },
    Ground.STAND_IN: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE}),
        Part.DATA: frozenset({SEE}),
        Part.BEHAVIOR: frozenset({SEE}),
        Part.CARE: frozenset({SEE}),
    },
    # Outside the school one needs to know whom one has, what keeps them safe, and whose their care is.
    Ground.TRIP: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.CARE: frozenset({SEE}),
    },
    Ground.CLASSROOM: {Part.GLANCE: frozenset({SEE}), Part.SAFETY: frozenset({SEE})},
    Ground.ADMINISTRATION: {
        Part.GLANCE: frozenset({SEE}),
        Part.SAFETY: frozenset({SEE}),
        Part.PLAN: frozenset({SEE, ASSIGN}),
        Part.DATA: frozenset({SEE}),
        Part.IDENTITY: frozenset({SEE}),
    },
}


def grounds_for(part: Part, act: Act = Act.SEE) -> list[Ground]:
    """The grounds that allow `act` on `part`."""
    return [ground for ground, parts in MAY.items() if act in parts.get(part, frozenset())]


class SupervisionRelation(StrEnum):
    """How somebody stands to a para whose supervision is looked at."""

    PARA = "para"  # it is their own
    SUPERVISOR = "supervisor"  # an assignment that holds today names them
    COLLEAGUE = "colleague"  # a special education teacher of the para's school
    ADMINISTRATION = "administration"  # leads the para's school, or its district


class Supervise(StrEnum):
    SEE = "see"
    RECORD = "record"
    EXPORT = "export"


# What a person says of one contact (that it happened, that it is taken back) is bound to that person: the
# database lets only the para confirm, and only who recorded it withdraw.
MAY_SUPERVISE: dict[SupervisionRelation, frozenset[Supervise]] = {
    SupervisionRelation.PARA: frozenset({Supervise.SEE}),
    SupervisionRelation.SUPERVISOR: frozenset({Supervise.SEE, Supervise.RECORD}),
    SupervisionRelation.COLLEAGUE: frozenset({Supervise.RECORD}),
    SupervisionRelation.ADMINISTRATION: frozenset({Supervise.SEE, Supervise.RECORD, Supervise.EXPORT}),
}
