"""How a student of the demo district is written down. `n` counts school days back from the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from iep.models import Delivery, PhaseKind, Place, PlanKind, ServiceKind
from paraportal.demo.calendar import DemoCalendar
from schedule.models import SupervisionLevel, SupportLevel
from students.models import Discipline, TeamRole

START = 111  # the day on which the plans were published, the afternoon before the first data

INDEPENDENT, TEACHER = SupportLevel.INDEPENDENT, SupportLevel.TEACHER
PEER, GROUP, ADULT = SupportLevel.PEER, SupportLevel.SMALL_GROUP, SupportLevel.ADULT
AS_ALL, CHECK = SupervisionLevel.AS_FOR_ALL, SupervisionLevel.CHECK
SIGHT, REACH = SupervisionLevel.LINE_OF_SIGHT, SupervisionLevel.ARMS_REACH
TWO = SupervisionLevel.TWO_ADULTS


@dataclass(frozen=True)
class Block:
    """A period of the student's day. `days`: of the rotation (or of the week); None: each.

    `activity` may be several, then each day of the rotation has its own. `para`: who serves it, by key.
    `minutes` stands where no period of the bells does. `since`/`until`: n of the first and last day.
    """

    period: str
    activity: str | tuple[str, ...]
    place: str
    support: SupportLevel
    supervision: SupervisionLevel
    para: str = ""
    days: tuple[int, ...] | None = None
    minutes: tuple[int, int] | None = None
    since: int = START
    until: int | None = None

    def name_on(self, day: int) -> str:
        return self.activity if isinstance(self.activity, str) else self.activity[day - 1]


@dataclass(frozen=True)
class Team:
    user: str
    role: TeamRole
    discipline: Discipline | str = ""


@dataclass(frozen=True)
class Aide:
    """A para's assignment: first day and, where it ended, last day."""

    para: str
    since: int = START
    until: int | None = None


@dataclass(frozen=True)
class PhaseSpec:
    """`starts`: n of its first day, or a day that follows from the calendar."""

    starts: int | Callable[[DemoCalendar], date]
    kind: PhaseKind
    label: str
    why: str = ""

    def first(self, calendar: DemoCalendar) -> date:
        return calendar.D(self.starts) if isinstance(self.starts, int) else self.starts(calendar)


@dataclass(frozen=True)
class TargetSpec:
    """`versions`: n of the publishing -> fields of the version; a later one states only what changes."""

    key: str
    versions: Mapping[int, Mapping[str, Any]]
    phases: tuple[PhaseSpec, ...] = ()


@dataclass(frozen=True)
class GoalSpec:
    fields: Mapping[str, Any]
    targets: tuple[TargetSpec, ...]


@dataclass(frozen=True)
class SupportSpec:
    """`changes`: n of a later publishing -> what it changes."""

    kind: str
    fields: Mapping[str, Any]
    changes: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class ServiceSpec:
    """What the team promised. `minutes` each time, so many `times` a week; who provides it, and where."""

    name: str
    discipline: Discipline
    minutes: int
    times: int
    place: Place = Place.OUTSIDE
    delivery: Delivery = Delivery.INDIVIDUAL

    @property
    def kind(self) -> ServiceKind:
        is_teaching = self.discipline is Discipline.TEACHING
        return ServiceKind.SPECIAL_EDUCATION if is_teaching else ServiceKind.RELATED


@dataclass(frozen=True)
class Round:
    """A publishing: why, and for IEP decisions where it was decided and with whom."""

    n: int
    reason: str
    with_whom: str = ""


@dataclass(frozen=True)
class StudentSpec:
    """`born`: from the calendar, so that ages stay right. `rhythm`: what the days of a block count.

    `begins`: n of the day of the plan; after START: on which the student came, with a plan of the district
    `came_from`.
    """

    key: str
    legal_name: str
    sort_as: str
    born: Callable[[DemoCalendar], date]
    school: str
    grades: tuple[str, str]  # last school year, this one
    picture: str
    case_manager: str
    team: tuple[Team, ...]
    aides: tuple[Aide, ...]
    classroom: str
    section: str
    blocks: tuple[Block, ...]
    safety: Mapping[str, str]
    present_levels: str
    goals: tuple[GoalSpec, ...]
    supports: tuple[SupportSpec, ...]
    rounds: tuple[Round, ...]
    used_name: str = ""
    pronouns: str = ""
    say_it: str = ""
    rhythm: str = "cycle"
    later_levels: Mapping[int, str] = field(default_factory=dict)
    begins: int = START
    plan_kind: PlanKind = PlanKind.IEP
    services: tuple[ServiceSpec, ...] = ()
    came_from: str = ""


IN_CLASS, IN_GROUP = Place.GENERAL, Delivery.GROUP


def support(kind: str, what: str, when: str, how: str, **more: Any) -> SupportSpec:
    changes = more.pop("changes", {})
    return SupportSpec(kind, {"what": what, "when": when, "how": how, **more}, changes)
