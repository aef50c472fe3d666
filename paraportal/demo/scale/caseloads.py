"""Students of one school with teams, paras, blocks and plans: rows in memory, written table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange, NumericRange
from django.db.models import Model

from core.ids import uuid7
from core.versions import Source
from datacollection.models import Device
from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan
from iep.measures.dataplan import DataRhythm as DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import Goal, GoalVersion, Phase, PhaseKind, Plan, PlanVersion, Target, TargetVersion
from paraportal.demo.scale.frame import CASELOAD, SchoolFrame, names, sort_key
from paraportal.demo.scale.recording import COUNT, TRIALS, BulkTarget
from schedule.models import Duty, DutyAssignment, StudentBlock, SupervisionLevel, SupportLevel
from staff.models import Rhythm, School, User
from students.models import Assignment, Enrolment, Membership, Student, TeamRole

AT_ONCE = 1000  # rows in one statement
SERVED = ("Literacy", "Learning lab")  # periods in which a para is with the student
BASELINE = timedelta(days=14)
TRIAL_SHARE, COUNT_SHARE = 0.4, 0.2  # of school days: two days a week, one day a week
TRIALS_A_SITTING = 10
SLOTS = 10  # sittings that a para has in a day, at most


@dataclass(frozen=True)
class Times:
    """`first`: the first school day of the data; `begin`: the afternoon before, when plans came in force."""

    first: date
    begin: datetime


class BulkRows:
    """Rows of many tables, in the order in which their tables can be written."""

    ORDER: tuple[type[Model], ...] = (
        Student, Enrolment, Membership, Assignment, Device, StudentBlock, Duty, DutyAssignment,
        Plan, PlanVersion, Goal, GoalVersion, Target, TargetVersion, Phase,
    )  # fmt: skip

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[Model]] = defaultdict(list)

    def add(self, row: Any) -> Any:
        self._rows[type(row)].append(row)
        return row

    def write(self) -> None:
        for model in self.ORDER:
            model._default_manager.bulk_create(self._rows[model], batch_size=AT_ONCE)
        self._rows.clear()


def fill(frame: SchoolFrame, director: User, times: Times, rng: Random) -> list[BulkTarget]:
    """All students of the school; returns what data will be taken on."""
    rows, taught, named = BulkRows(), [], names(rng)
    devices = {para: rows.add(Device(id=uuid7(), school=frame.school)).pk for para in frame.paras}
    duties = {para: list(_duties(rows, frame, para, times)) for para in frame.paras}
    slots: dict[User, int] = defaultdict(int)
    for n in range(frame.size):
        teacher = frame.teachers[n // CASELOAD]
        para = frame.paras[n * len(frame.paras) // frame.size]
        student = make_student(rows, frame.school, next(named), times, rng)
        tie_to(rows, student, teacher, para, director, times, duties[para])
        make_blocks(rows, student, frame, times)
        for target, version in _plan(rows, student, teacher, times):
            slot = slots[para] % SLOTS
            slots[para] += 1
            taught.append(taught_of(target, version, student, para, devices[para], slot, rng))
    rows.write()
    return taught


def make_student(rows: BulkRows, school: School, name: str, times: Times, rng: Random) -> Student:
    grade = rng.randint(1, 12)
    born = date(times.first.year - grade - 6, rng.randint(1, 12), rng.randint(1, 28))
    student: Student = rows.add(Student(legal_name=name, sort_key=sort_key(name), birth_date=born))
    during = DateRange(times.first - timedelta(days=60), None, "[)")
    rows.add(Enrolment(student=student, school=school, grade=str(grade), during=during))
    return student


def tie_to(
    rows: BulkRows,
    student: Student,
    teacher: User,
    para: User,
    director: User,
    times: Times,
    duties: list[Duty],
) -> None:
    rows.add(
        Membership(
            student=student, user=teacher, team_role=TeamRole.CASE_MANAGER, by=director,
            during=DateTimeTZRange(times.begin, None, "[)"),
        )
    )  # fmt: skip
    during = DateRange(times.first, None, "[)")
    tie = rows.add(Assignment(student=student, para=para, supervisor=teacher, during=during))
    for duty in duties:
        rows.add(DutyAssignment(duty=duty, assignment=tie))


def _duties(rows: BulkRows, frame: SchoolFrame, para: User, times: Times) -> Iterator[Duty]:
    for name in SERVED:
        period = frame.periods[name]
        for day in range(1, 6):
            yield rows.add(
                Duty(
                    para=para, school=frame.school, place="Learning lab", rhythm=Rhythm.WEEK, day=day,
                    period=period, minutes=period.minutes, during=DateRange(times.first, None, "[)"),
                )
            )  # fmt: skip


def make_blocks(rows: BulkRows, student: Student, frame: SchoolFrame, times: Times) -> None:
    for name in SERVED:
        period = frame.periods[name]
        for day in range(1, 6):
            rows.add(
                StudentBlock(
                    student=student, rhythm=Rhythm.WEEK, day=day, period=period, place="Learning lab",
                    minutes=NumericRange(period.minutes.lower, period.minutes.upper, "[)"), activity=name,
                    support_level=SupportLevel.ADULT, supervision_level=SupervisionLevel.AS_FOR_ALL,
                    during=DateRange(times.first, None, "[)"),
                )
            )  # fmt: skip


def _plan(
    rows: BulkRows, student: Student, teacher: User, times: Times
) -> Iterator[tuple[Target, TargetVersion]]:
    """An IEP with a goal that is taught by trials, and one that is counted."""
    plan = rows.add(Plan(student=student))
    due = times.first + timedelta(days=364)
    rows.add(
        PlanVersion(
            of=plan, starts_on=times.first, review_due_on=due, present_levels="Works well in short turns.",
            **_in_force(teacher, times),
        )
    )  # fmt: skip
    for position, content in enumerate((TRIAL_TARGET, COUNT_TARGET), start=1):
        yield add_target(rows, plan, position, content, teacher, times)


def add_target(
    rows: BulkRows, plan: Plan, position: int, content: dict[str, Any], teacher: User, times: Times
) -> tuple[Target, TargetVersion]:
    """A goal with one target in force, in baseline for two weeks and taught since."""
    goal = rows.add(Goal(plan=plan, position=position))
    due = times.first + timedelta(days=364)
    rows.add(
        GoalVersion(
            of=goal, area="Learning", behavior=content["statement"], criterion="as the target says",
            due_on=due, **_in_force(teacher, times),
        )
    )  # fmt: skip
    target = rows.add(Target(student=plan.student, goal=goal))
    version = rows.add(TargetVersion(of=target, **content, **_in_force(teacher, times)))
    turn = times.first + BASELINE
    stretches = ((PhaseKind.BASELINE, times.first, turn), (PhaseKind.INTERVENTION, turn, None))
    for kind, first, until in stretches:
        during = DateRange(first, until, "[)")
        rows.add(Phase(target=target, kind=kind, label=str(kind.label), during=during, by=teacher))
    return target, version


def _in_force(teacher: User, times: Times) -> dict[str, Any]:
    return {
        "number": 1,
        "in_force": DateTimeTZRange(times.begin, None, "[)"),
        "source": Source.MEETING,
        "source_date": times.begin.date(),
        "source_with": "Parents, case manager, principal",
        "drafted_by": teacher,
        "published_by": teacher,
        "published_at": times.begin,
    }


def taught_of(
    target: Target, version: TargetVersion, student: Student, para: User, device: UUID, slot: int, rng: Random
) -> BulkTarget:
    is_trials = version.measure == "discrete_trial"
    return BulkTarget(
        target.pk, version.pk, student.pk, para.pk, device,
        kind=TRIALS if is_trials else COUNT,
        share=TRIAL_SHARE if is_trials else COUNT_SHARE,
        trials=TRIALS_A_SITTING if is_trials else 0,
        slot=slot,
        lift=rng.uniform(0.1, 0.5),
    )  # fmt: skip


TRIAL_TARGET: dict[str, Any] = {
    "name": "Follow a direction",
    "statement": "follow a one-step direction within 5 seconds",
    "measure": "discrete_trial",
    "prompting": Prompting(Procedure.LEAST_TO_MOST, 4).to_json(),
    "ladder": DEFAULT_LADDER.to_json(),
    "criterion": Criterion(minimum_trials=5).to_json(),
    "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, trials=TRIALS_A_SITTING).to_json(),
}
COUNT_TARGET: dict[str, Any] = {
    "name": "Ask for a break",
    "statement": "ask for a break by word, sign or card",
    "measure": "frequency",
    "prompting": Prompting().to_json(),
    "ladder": DEFAULT_LADDER.to_json(),
    "criterion": Criterion(threshold=Decimal(4)).to_json(),
    "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=1).to_json(),
}
