"""Students who are written down in a few lines: two skills each, taken data on once to three times a week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

from iep.measures.criterion import Criterion
from iep.measures.criterion import Direction as Way
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import Direction, PhaseKind, PlanKind
from paraportal.demo.bells import BELLS
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.spec import (
    IN_CLASS,
    IN_GROUP,
    START,
    Aide,
    Block,
    GoalSpec,
    PhaseSpec,
    Round,
    ServiceSpec,
    StudentSpec,
    SupportSpec,
    TargetSpec,
    Team,
)
from students.models import Discipline

GRADES = ("4K", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "18-21")
YOUNGEST = 4  # years old on September 1 of 4K
BASELINE = 3  # sessions
PROVIDED = {
    Discipline.SPEECH: "Speech and language therapy",
    Discipline.OCCUPATIONAL: "Occupational therapy",
    Discipline.NURSING: "Nursing",
    Discipline.BEHAVIOR: "Behavior support",
}
HELP = Prompting(Procedure.LEAST_TO_MOST, 5, "Point or show before you say; step back as soon as it works.")
WATCH_ONLY = Prompting(note="Watch and count. Help as with everybody.")


class LightShape(Enum):
    """How it has gone, against the aim line from the baseline to the goal: the words of `Standing`."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"
    NO_RECENT = "no_recent_data"
    MASTERED = "mastered"


@dataclass(frozen=True)
class Skill:
    """One target and its goal. `start`, `goal`: in the unit of the measure's score.

    `of`: trials in a session; `minutes`: how long it is watched. `days`: weekdays, 0 is Monday, on which it
    is due in `period`. `per`: of a rate, hour or minute. `last`: n of the last session, with no recent data.
    """

    key: str
    name: str
    area: str
    condition: str
    behavior: str
    statement: str
    measure: str
    start: int
    goal: int
    shape: LightShape
    period: str
    days: tuple[int, ...]
    of: int = 0
    minutes: int = 0
    per: str = "hour"
    items: tuple[str, ...] = ()
    is_less: bool = False
    last: int = 0

    @property
    def scale(self) -> float:
        """How many responses a session counts for each unit of the score."""
        if self.measure == "discrete_trial":
            return self.of / 100
        if self.measure == "rate":
            return self.minutes / (60 if self.per == "hour" else 1)
        return 1.0

    @property
    def unit(self) -> str:
        if self.measure == "discrete_trial":
            return " % of opportunities"
        if self.measure == "rate":
            return f" times {'an hour' if self.per == 'hour' else 'a minute'}"
        return f" times in {self.minutes} minutes"


@dataclass(frozen=True)
class Light:
    """A student in a few lines. `birthday`: (month, day). `needs`: what the plan rests on, in words.

    `begins`: n of the day on which the student came, with a plan of the district `came_from`. `is_iep`: else
    an enrichment plan. `last_grade`: where it is not the one before.
    """

    key: str
    name: str
    sort_as: str
    school: str
    grade: str
    birthday: tuple[int, int]
    picture: str
    needs: str
    case_manager: str
    paras: tuple[str, ...]
    day: tuple[Block, ...]
    skills: tuple[Skill, ...]
    supports: tuple[SupportSpec, ...]
    family: str
    used_name: str = ""
    pronouns: str = ""
    say_it: str = ""
    safety: Mapping[str, str] = field(default_factory=dict)
    team: tuple[Team, ...] = ()
    classroom: str = ""
    section: str = ""
    begins: int = START
    is_iep: bool = True
    rhythm: str = "cycle"
    last_grade: str = ""
    came_from: str = ""

    def born(self, calendar: DemoCalendar) -> date:
        month, day = self.birthday
        years = YOUNGEST + GRADES.index(self.grade) + (self.birthday > (9, 1))
        return date(calendar.year - years, month, day)

    @cached_property
    def student(self) -> StudentSpec:
        """As those who are written out in full."""
        before = self.last_grade or GRADES[max(0, GRADES.index(self.grade) - 1)]
        reason = "Annual IEP meeting." if self.is_iep else "Enrichment plan for the year."
        return StudentSpec(
            key=self.key, legal_name=self.name, sort_as=self.sort_as, used_name=self.used_name,
            pronouns=self.pronouns, say_it=self.say_it, born=self.born, school=self.school,
            grades=(before, self.grade), picture=self.picture, case_manager=self.case_manager, team=self.team,
            aides=tuple(Aide(para, since=self.begins) for para in self.paras), classroom=self.classroom,
            section=self.section, blocks=self.day, safety=self.safety, present_levels=self.needs,
            goals=tuple(_goal(self, skill) for skill in self.skills), supports=self.supports,
            rounds=(Round(self.begins, reason if self.begins == START else TRANSFERRED, self.family),),
            rhythm=self.rhythm, begins=self.begins,
            plan_kind=PlanKind.IEP if self.is_iep else PlanKind.ENRICHMENT, services=self.services,
            came_from=self.came_from,
        )  # fmt: skip

    @property
    def services(self) -> tuple[ServiceSpec, ...]:
        """Teaching as often as data is taken, and half an hour a week by each provider of the team."""
        if not self.is_iep:
            return ()
        days = len({day for skill in self.skills for day in skill.days})
        teaching = ServiceSpec(
            "Specially designed instruction", Discipline.TEACHING, 40, days, IN_CLASS, IN_GROUP
        )
        others = [Discipline(member.discipline) for member in self.team if member.discipline]
        return (teaching, *(ServiceSpec(PROVIDED[one], one, 30, 1) for one in others))


TRANSFERRED = "The IEP of the district before, as it is: comparable services until the team decides."


def _goal(light: Light, skill: Skill) -> GoalSpec:
    most = "at most " if skill.is_less else ""
    fields = {
        "area": skill.area,
        "condition": skill.condition,
        "behavior": skill.behavior,
        "criterion": f"{most}{skill.goal}{skill.unit}, 3 sessions in a row",
        "baseline": f"{skill.start}{skill.unit}",
    }
    starts = lambda calendar: due_days(calendar, light, skill)[BASELINE][1]  # noqa: E731
    phase = PhaseSpec(starts, PhaseKind.INTERVENTION, "Taught")
    return GoalSpec(
        fields, (TargetSpec(f"{light.key}.{skill.key}", {light.begins: _version(skill)}, (phase,)),)
    )


def _version(skill: Skill) -> dict[str, Any]:
    is_trials = skill.measure == "discrete_trial"
    way = Way.DECREASE if skill.is_less else Way.INCREASE
    return {
        "name": skill.name,
        "statement": skill.statement,
        "measure": skill.measure,
        "direction": Direction.DECREASE if skill.is_less else Direction.INCREASE,
        "prompting": HELP if is_trials else WATCH_ONLY,
        "ladder": DEFAULT_LADDER,
        "criterion": Criterion(threshold=Decimal(skill.goal), direction=way),
        "data_plan": DataPlan(DataRhythm.N_A_WEEK, len(skill.days), skill.of, (skill.period,)),
        "items": skill.items,
        "settings": SETTINGS[skill.measure](skill),
    }


SETTINGS: dict[str, Callable[[Skill], dict[str, Any]]] = {
    "discrete_trial": lambda skill: {"v": 1, "counts_through": "independent"},
    "frequency": lambda skill: {"v": 1, "point": "session"},
    "rate": lambda skill: {"v": 1, "per": skill.per},
}


def due_days(calendar: DemoCalendar, light: Light, skill: Skill) -> list[tuple[int, date]]:
    """(school days ago, date) on which data is due, from the day after the plan on.

    Not on days whose bells lack the period: early release, the last day of school.
    """
    days = [(n, day) for n, day in calendar.last(light.begins - 1) if day.weekday() in skill.days]
    return [(n, day) for n, day in days if when(calendar, light, skill, day)[0]]


def when(calendar: DemoCalendar, light: Light, skill: Skill, day: date) -> tuple[int, str]:
    """(minute of the day, place); 0 where there is no such period on that day."""
    block = next(b for b in light.day if skill.period in (b.period, b.activity))
    if block.minutes:
        return block.minutes[0], block.place
    bell = calendar.by_date[day].bell
    span = BELLS[light.school].span(bell, skill.period) if bell else None
    return (span[0] if span else 0), block.place
