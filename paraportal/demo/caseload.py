"""A student comes to school: enrolment, team, classroom, blocks of the day, paras and their duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from core.dated import since
from paraportal.demo.calendar import first_day
from paraportal.demo.spec import START, Aide, Block
from paraportal.demo.spec import StudentSpec as Spec
from paraportal.demo.stage import DemoStage
from schedule.assigning import actions as assigning_actions
from schedule.blocks import actions as block_actions
from schedule.day import Slot
from schedule.duties import actions as duty_actions
from schedule.duties.models import DutyKind
from schedule.models import StudentBlock
from staff.models import Rhythm
from students.models import Origin, Section, SectionMember, Student, TeamRole
from students.moves import arriving
from students.team import actions as team_actions

DIRECTOR = "carla"
WEEK = 5
MORNING = 7 * 60 + 30
ONE = timedelta(days=1)


def bring(stage: DemoStage, spec: Spec) -> Student:
    """The student with everything around, but no plan yet."""
    student = Student.objects.create(
        legal_name=spec.legal_name,
        used_name=spec.used_name,
        sort_as=spec.sort_as,
        pronouns=spec.pronouns,
        say_it=spec.say_it,
        birth_date=spec.born(stage.calendar),
        picture=spec.picture,
    )
    stage.students[spec.key], stage.school_of[spec.key] = student, spec.school
    stage.came[spec.key] = stage.calendar.D(spec.begins)
    _enrol(stage, spec, student)
    _gather_team(stage, spec, student)
    _put_in_class(stage, spec, student)
    for block in spec.blocks:
        _set_blocks(stage, spec, student, block)
    return student


def staff(stage: DemoStage, spec: Spec) -> None:
    """Paras are assigned and put on their duties. After the plan: they are given what is in force."""
    for aide in spec.aides:
        standing = [block for block in spec.blocks if block.para == aide.para and block.until is None]
        _assign(stage, spec, aide, [row for block in standing for row in stage.blocks[spec.key, block]])


def give_lunches(stage: DemoStage) -> None:
    """The paras' own lunches, and an hour for data and planning."""
    own = (
        ("dee", "birch", "Lunch"),
        ("jamal", "birch", "Lunch"),
        ("luz", "birch", "Math"),
        ("beth", "birch", "Math"),
    )
    for para, school, name in own:
        for day in range(1, stage.place.bells(school).rotation + 1):
            _give(stage, para, school, name, day, "Staff room", DutyKind.OWN_LUNCH)
    for day in range(1, stage.place.bells("marsh").rotation + 1):
        _give(stage, "rosa", "marsh", "Period 6", day, "Room M31", DutyKind.DATA_TIME)
        _give(stage, "erik", "marsh", "Period 6", day, "Room M31", DutyKind.DATA_TIME)


def _came(stage: DemoStage, spec: Spec) -> date:
    """The first day here: of most the first of last school year."""
    last_year = first_day(stage.calendar.year - 1)
    return last_year if spec.begins >= START else stage.calendar.D(spec.begins)


def _enrol(stage: DemoStage, spec: Spec, student: Student) -> None:
    """Last school year and this one: a grade each. Who came later, from then on."""
    by, school = stage.people[DIRECTOR], stage.place.schools[spec.school]
    last_year, this_year = _came(stage, spec), first_day(stage.calendar.year)
    begin = stage.moment(last_year, MORNING)
    if last_year > this_year:
        arriving.arrive(
            student=student, school=school, grade=spec.grades[1], first=last_year, by=by, at=begin,
            where=spec.came_from, origin=Origin.IN_STATE if spec.came_from else "",
        )  # fmt: skip
        return
    team_actions.enrol(
        student=student,
        school=school,
        grade=spec.grades[0],
        first=last_year,
        last=this_year - ONE,
        by=by,
        at=begin,
    )
    team_actions.enrol(student=student, school=school, grade=spec.grades[1], first=this_year, by=by, at=begin)


def _gather_team(stage: DemoStage, spec: Spec, student: Student) -> None:
    by = stage.people[DIRECTOR]
    at = stage.moment(_came(stage, spec), MORNING)
    manager = stage.people[spec.case_manager]
    team_actions.add_member(
        student=student, user=manager, team_role=TeamRole.CASE_MANAGER, since=at, by=by, at=at
    )
    for member in spec.team:
        team_actions.add_member(
            student=student,
            user=stage.people[member.user],
            team_role=member.role,
            discipline=member.discipline,
            since=at,
            by=by,
            at=at,
        )


def _put_in_class(stage: DemoStage, spec: Spec, student: Student) -> None:
    """The classroom teacher's class of this school year."""
    if not spec.section:
        return
    year = stage.calendar.year - (stage.calendar.past[-1] < first_day(stage.calendar.year))
    first = first_day(year)
    school, teacher = stage.place.schools[spec.school], stage.people[spec.classroom]
    section, is_new = Section.objects.get_or_create(school=school, name=spec.section)
    if is_new:
        SectionMember.objects.create(section=section, user=teacher, during=since(first))
    joined = since(max(first, _came(stage, spec)))
    SectionMember.objects.create(section=section, student=student, during=joined)


def _set_blocks(stage: DemoStage, spec: Spec, student: Student, block: Block) -> None:
    """On all its days at once; a block of several activities goes by activity."""
    by_name: dict[str, list[Slot]] = {}
    for slot in _slots(stage, spec, block):
        by_name.setdefault(block.name_on(slot.day), []).append(slot)
    for name, slots in by_name.items():
        stage.blocks[spec.key, block] += block_actions.set_blocks(
            student=student,
            slots=slots,
            content=block_actions.Content(name, block.support, block.supervision, block.place),
            first=stage.calendar.D(min(block.since, spec.begins)),
            last=None if block.until is None else _eve(stage, block.until),
            by=stage.people[spec.case_manager],
            at=stage.on(spec.begins),
        )


def _eve(stage: DemoStage, n: int) -> date:
    """The day before the next school day after D(n): weekends belong to what was before them."""
    return stage.calendar.D(n - 1) - ONE


def _assign(stage: DemoStage, spec: Spec, aide: Aide, blocks: Sequence[StudentBlock]) -> None:
    assigning_actions.assign(
        student=stage.students[spec.key],
        para=stage.people[aide.para],
        supervisor=stage.people[spec.case_manager],
        first=stage.calendar.D(aide.since),
        last=None,
        blocks=blocks,
        by=stage.people[spec.case_manager],
        at=stage.on(aide.since, MORNING),
    )


def _slots(stage: DemoStage, spec: Spec, block: Block) -> Iterator[Slot]:
    rhythm = Rhythm(spec.rhythm)
    rotation = stage.place.bells(spec.school).rotation if rhythm is Rhythm.CYCLE else WEEK
    for day in block.days or range(1, rotation + 1):
        if block.minutes:
            yield Slot(rhythm, day, block.minutes)
        else:
            yield _slot_of(stage, spec.school, block.period, day)


def _slot_of(stage: DemoStage, school: str, name: str, day: int) -> Slot:
    period = stage.place.periods[school][name]
    return Slot(Rhythm.CYCLE, day, (period.minutes.lower, period.minutes.upper), period)


def _give(stage: DemoStage, para: str, school: str, name: str, day: int, place: str, kind: DutyKind) -> None:
    duty_actions.give_duty(
        para=stage.people[para],
        school=stage.place.schools[school],
        slot=_slot_of(stage, school, name, day),
        place=place,
        kind=kind,
        first=stage.calendar.D(START),
        last=None,
        by=stage.people[DIRECTOR],
        at=stage.on(START),
    )
