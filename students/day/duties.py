"""Where people are on one date and with whom: what is planned, with the changes of that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from staff.models import User
from students.day.bells import Span
from students.day.calendar import Calendar, SchoolDay, calendar_of
from students.day.changes import Changes, students_away
from students.day.places import DutyToday, NotToday, blocks_of_day, duty_of_day
from students.day.spans import Hours, common, minus
from students.models import Cover, DutyAssignment, PassBlock
from students.models.duty import Duty, DutyKind


@dataclass(frozen=True)
class ParaDay:
    """A para's day. `school_days`: those of the schools whose duties fall on the date, by school."""

    duties: tuple[DutyToday, ...]
    not_today: tuple[NotToday, ...]
    school_days: tuple[SchoolDay, ...]


@dataclass(frozen=True)
class _Plan:
    """All that the days of some people are made of."""

    changes: Changes
    duties: Mapping[UUID, Duty]
    served: Mapping[UUID, list[UUID]]
    ever: Collection[UUID]
    days: Mapping[UUID, SchoolDay]
    away: Mapping[UUID, list[Span]]


def duties_on(para: User, day: date, calendar: Calendar | None = None) -> ParaDay:
    """Where `para` is on `day`, by the clock, with which students. Eight queries at most.

    A student is served while their assignment holds; a duty whose students' assignments have all ended is
    left out, one that never had students (lunch, recess) is not.
    """
    return duties_of([para.pk], day, calendar)[para.pk]


def duties_of(people: Collection[UUID], day: date, calendar: Calendar | None = None) -> dict[UUID, ParaDay]:
    """The same of several people. Eight queries at most, however many they are."""
    plan = _load(people, day, calendar or calendar_of(day))
    return {pk: _day_of(pk, plan) for pk in people}


def _load(people: Collection[UUID], day: date, calendar: Calendar) -> _Plan:
    changes = Changes.load(people, day)
    mine = Q(para__in=people) | Q(pk__in=[cover.duty_id for cover in changes.covers])
    duties = list(Duty.objects.on(day).filter(mine).select_related("school", "period", "para"))
    days = calendar.of([*(duty.school for duty in duties), *(one.of.school for one in changes.passes)])
    served, ever = _served(duties, day)
    with_whom = {pk for ids in served.values() for pk in ids} | {
        one.block.student_id for one in changes.passes
    }
    away = students_away(with_whom, day) if with_whom else {}
    return _Plan(changes, {duty.pk: duty for duty in duties}, served, ever, days, away)


def _served(duties: Sequence[Duty], day: date) -> tuple[dict[UUID, list[UUID]], set[UUID]]:
    """Students served on `day` by duty, and the duties that serve or served anybody at all."""
    served: dict[UUID, list[UUID]] = defaultdict(list)
    ever = set()
    links = DutyAssignment.objects.filter(duty__in=duties).select_related("assignment__student")
    for link in links.order_by("assignment__student__sort_key", "pk"):
        ever.add(link.duty_id)
        if link.assignment.holds_on(day):
            served[link.duty_id].append(link.assignment.student_id)
    return served, ever


def _day_of(person: UUID, plan: _Plan) -> ParaDay:
    there: list[DutyToday] = []
    missing: list[NotToday] = []
    for duty in plan.duties.values():
        if duty.para_id == person:
            placed = _placed(duty, plan)
            if isinstance(placed, DutyToday):
                gone = plan.changes.gone(duty.pk, person, plan.days[duty.school_id])
                there += _pieces(placed, minus((placed.begins, placed.ends), gone))
            elif placed is not None:
                missing.append(placed)
    there += [piece for cover in plan.changes.by(person) for piece in _covered(cover, plan)]
    there += _with_a_pass([one for one in plan.changes.passes if one.of.person_id == person], plan)
    there.sort(key=lambda d: (d.begins, d.ends))
    return ParaDay(tuple(_with_away(one, plan) for one in there), tuple(missing), tuple(plan.days.values()))


def _placed(duty: Duty, plan: _Plan) -> DutyToday | NotToday | None:
    if duty.pk in plan.ever and not plan.served[duty.pk]:
        return None
    return duty_of_day(duty, plan.served[duty.pk], plan.days[duty.school_id])


def _pieces(placed: DutyToday, hours: Iterable[Hours]) -> list[DutyToday]:
    return [replace(placed, begins=begins, ends=ends) for begins, ends in hours]


def _covered(cover: Cover, plan: _Plan) -> list[DutyToday]:
    """The covered part of somebody else's duty."""
    duty = plan.duties.get(cover.duty_id)
    placed = _placed(duty, plan) if duty else None
    if duty is None or not isinstance(placed, DutyToday):
        return []
    part = common((placed.begins, placed.ends), plan.days[duty.school_id].instants(cover.span))
    whose = replace(placed, instead_of=duty.para.name)
    return _pieces(whose, [part] if part else [])


def _with_a_pass(mine: Sequence[PassBlock], plan: _Plan) -> list[DutyToday]:
    """Blocks at one time and place are one duty with several students."""
    together: dict[tuple[Hours, str], list[PassBlock]] = defaultdict(list)
    for one in mine:
        for block in blocks_of_day([one.block], plan.days[one.of.school_id])[0]:
            together[(block.begins, block.ends), block.place].append(one)
    return [
        DutyToday(
            id=some[0].pk,
            begins=begins,
            ends=ends,
            place=place or some[0].of.school.name,
            kind=DutyKind.SUPPORT,
            student_ids=tuple(one.block.student_id for one in some),
            school_id=some[0].of.school_id,
        )
        for ((begins, ends), place), some in together.items()
    ]


def _with_away(duty: DutyToday, plan: _Plan) -> DutyToday:
    """Told which of its students are away for all of its time."""
    if duty.school_id is None or not plan.away:
        return duty
    whole, day = (duty.begins, duty.ends), plan.days[duty.school_id]
    away = [
        pk
        for pk in duty.student_ids
        if plan.away.get(pk) and not minus(whole, [day.instants(span) for span in plan.away[pk]])
    ]
    return replace(duty, away=tuple(away))
