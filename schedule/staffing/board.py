"""The day of a school as it comes: who is away, what is not covered, who is there instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min

from schedule import planners as planning
from schedule.day import Calendar, DutyToday, SchoolDay, StaffDay
from schedule.day.places import blocks_of_day
from schedule.day.spans import Hours, common
from schedule.models import Cover, Pass, PassBlock, StaffAbsence, StandIn, StudentAbsence
from schedule.staffing.candidates import paras_at
from staff.models import CalendarDay, DayKind, Post, Role, User
from staff.permissions import Act, Part
from students import access
from students.access_log import middleware as access_log
from students.models import Student


@dataclass(frozen=True)
class BoardLine:
    """A duty of this day as the viewer may read it: students of other caseloads are a number."""

    para: User
    duty: DutyToday
    students: tuple[Student, ...]
    others: int

    @property
    def begins(self) -> datetime:
        return self.duty.begins

    @property
    def ends(self) -> datetime:
        return self.duty.ends

    @property
    def is_mine(self) -> bool:
        """Whether the viewer assigns people to all of its students."""
        return not self.others and all(one.allows(Part.PLAN, Act.ASSIGN) for one in self.students)


@dataclass(frozen=True)
class GapLine(BoardLine):
    """`instead`: substitutes who are with all of its students in that time."""

    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class TeacherAway:
    absence: StaffAbsence
    stand_in: StandIn | None


@dataclass(frozen=True)
class Closed:
    """A school without school on this day. `next`: its next school day, where the calendar has one."""

    day: SchoolDay
    next: date | None


@dataclass(frozen=True)
class Board:
    """`is_closed`: there is no school at any of the schools."""

    day: date
    school_days: tuple[SchoolDay, ...]
    closed: tuple[Closed, ...]
    is_closed: bool
    absences: list[StaffAbsence]
    teachers: list[TeacherAway]
    gaps: list[GapLine]
    covers: list[tuple[Cover, BoardLine]]
    passes: list[Pass]
    schedule_away: list[tuple[Student, StudentAbsence]]
    paras: list[tuple[User, list[BoardLine]]]


def load_board(user: User, day: date) -> Board:
    """A constant number of queries, however many people and students."""
    schools = list(planning.schools_planned_by(user))
    calendar = Calendar(day)
    paras = paras_at(schools, day)
    staff = StaffDay.load([para.pk for para in paras], day, calendar)
    # Only those whom the viewer may know of; the others stay a number on the line.
    students = {s.pk: s for s in access.students_of(user).filter(pk__in=_ids(staff))}
    away = list(_students_away(user, day))
    access_log.note({**students, **{s.pk: s for s, _absence in away}}.values())
    absences = _absences(user, day)
    known = {para.pk: para for para in paras}
    passes = _passes(list(students), day)
    instead = _instead(passes, staff.days)
    gaps = [_gap(para, gap.duty, students, instead) for para in paras for gap in staff.gaps(para.pk)]
    days = list(calendar.of(schools).values())
    closed = _closed([one for one in days if not one.is_school and not one.is_extended], day)
    school_days = tuple(one for one in days if one.is_school or one.is_extended)
    return Board(
        day=day,
        school_days=school_days,
        closed=closed,
        is_closed=bool(closed) and not school_days,
        absences=absences,
        teachers=_teachers(absences, day),
        # A duty whose students are all away needs nobody.
        gaps=sorted((g for g in gaps if _may_read(g) and not g.duty.is_free), key=lambda g: g.begins),
        covers=_covers(staff, known, students),
        passes=sorted({one.of for one in passes}, key=lambda one: one.person.sort_key),
        schedule_away=away,
        paras=[(para, _lines(para, staff, students)) for para in paras],
    )


def _closed(days: Sequence[SchoolDay], day: date) -> tuple[Closed, ...]:
    """Those that have a calendar at all. One query where there are any."""
    if not days:
        return ()
    coming = CalendarDay.objects.filter(school__in=[one.school_id for one in days], date__gt=day)
    rows = coming.exclude(kind=DayKind.OFF).values_list("school").annotate(Min("date"))
    following = dict(rows.order_by())
    return tuple(
        Closed(one, following.get(one.school_id))
        for one in days
        if one.kind is not None or one.school_id in following
    )


def _ids(staff: StaffDay) -> set[UUID]:
    return {pk for ids in staff.served.values() for pk in ids}


def line(para: User, duty: DutyToday, students: Mapping[UUID, Student]) -> BoardLine:
    mine = tuple(students[pk] for pk in duty.student_ids if pk in students)
    return BoardLine(para, duty, mine, len(duty.student_ids) - len(mine))


def _lines(para: User, staff: StaffDay, students: Mapping[UUID, Student]) -> list[BoardLine]:
    return [one for duty in staff.of(para.pk).duties if _may_read(one := line(para, duty, students))]


def _may_read(one: BoardLine) -> bool:
    """A duty with students is about them; who knows none of them does not read where they are."""
    return bool(one.students) or not one.others


Instead = Mapping[UUID, Sequence[tuple[Hours, str]]]


def _instead(passes: Iterable[PassBlock], days: Mapping[UUID, SchoolDay]) -> Instead:
    """When which substitute is with each student."""
    found: dict[UUID, list[tuple[Hours, str]]] = defaultdict(list)
    for one in passes:
        for block in (
            blocks_of_day([one.block], days[one.of.school_id])[0] if one.of.school_id in days else ()
        ):
            found[block.student_id].append(((block.begins, block.ends), one.of.person.name))
    return found


def _gap(para: User, duty: DutyToday, students: Mapping[UUID, Student], instead: Instead) -> GapLine:
    hours = (duty.begins, duty.ends)
    there = {
        pk: {name for one, name in instead.get(pk, ()) if common(hours, one)}
        for pk in duty.student_ids
        if pk not in duty.away
    }
    # Only where each student who is there has a substitute; one without leaves the gap open.
    names = sorted(set().union(*there.values())) if there and all(there.values()) else []
    one = line(para, duty, students)
    return GapLine(one.para, one.duty, one.students, one.others, tuple(names))


def _absences(user: User, day: date) -> list[StaffAbsence]:
    people = planning.people_planned_by(user, day).order_by().values("pk")
    found = StaffAbsence.objects.on(day).filter(person__in=people).select_related("person", "by")
    return list(found.order_by("person__sort_key", "minutes"))


def _teachers(absences: Sequence[StaffAbsence], day: date) -> list[TeacherAway]:
    """Those of who is away that supervise: with who does it in their place."""
    people = {absence.person_id for absence in absences}
    standing = StandIn.objects.standing(day).filter(teacher__in=people).select_related("person")
    instead = {one.teacher_id: one for one in standing}
    posts = Post.objects.on(day).filter(user__in=people, role=Role.TEACHER)
    teachers = set(posts.values_list("user", flat=True))
    return [TeacherAway(one, instead.get(one.person_id)) for one in absences if one.person_id in teachers]


def _covers(
    staff: StaffDay, paras: Mapping[UUID, User], students: Mapping[UUID, Student]
) -> list[tuple[Cover, BoardLine]]:
    by_duty = {(cover.duty_id, cover.person_id): cover for cover in staff.changes.covers}
    found = []
    for para in paras.values():
        for duty in staff.of(para.pk).duties:
            cover = by_duty.get((duty.id, para.pk))
            one = line(para, duty, students)
            if cover and duty.instead_of and _may_read(one):
                found.append((cover, one))
    return sorted(found, key=lambda pair: pair[1].begins)


def _passes(students: Sequence[UUID], day: date) -> list[PassBlock]:
    found = PassBlock.objects.filter(block__student__in=students, of__day=day, of__taken_back_at=None)
    return list(found.select_related("of__person", "of__teacher", "block__period"))


def _students_away(user: User, day: date) -> list[tuple[Student, StudentAbsence]]:
    rows = {a.student_id: a for a in StudentAbsence.objects.on(day).visible_to(user).select_related("by")}
    mine = access.students_of(user, part=Part.PLAN).filter(pk__in=rows)
    return [(student, rows[student.pk]) for student in mine]
