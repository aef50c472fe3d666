"""Where people are on one date and with whom: what is planned, with the changes of that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from schedule.day.bells import Span
from schedule.day.calendar import Calendar, SchoolDay, calendar_of
from schedule.day.changes import Changes, schedule_away
from schedule.day.places import DutyToday, NotToday, blocks_of_day, duty_of_day
from schedule.day.spans import Hours, common, minus
from schedule.duties.models import Duty, DutyKind
from schedule.models import Cover, DutyAssignment, PassBlock
from staff.models import User


@dataclass(frozen=True)
class ParaDay:
    """A para's day. `school_days`: those of the schools whose duties fall on the date, by school."""

    duties: tuple[DutyToday, ...]
    not_today: tuple[NotToday, ...]
    school_days: tuple[SchoolDay, ...]


@dataclass(frozen=True)
class Gap:
    """A part of a duty in which its para is away, and nobody covers. `duty` stands for that part."""

    para_id: UUID
    duty: DutyToday


@dataclass(frozen=True)
class StaffDay:
    """All that one date of some people is made of."""

    changes: Changes
    duties: Mapping[UUID, Duty]
    served: Mapping[UUID, list[UUID]]
    ever: Collection[UUID]
    days: Mapping[UUID, SchoolDay]
    away: Mapping[UUID, list[Span]]

    @classmethod
    def load(cls, people: Collection[UUID], day: date, calendar: Calendar | None = None) -> StaffDay:
        """Eight queries at most, however many people."""
        changes = Changes.load(people, day)
        mine = Q(para__in=people) | Q(pk__in=[cover.duty_id for cover in changes.covers])
        duties = list(Duty.objects.on(day).filter(mine).select_related("school", "period", "para"))
        schools = [*(duty.school for duty in duties), *(one.of.school for one in changes.passes)]
        days = (calendar or calendar_of(day)).of(schools)
        served, ever = _served(duties, day)
        with_whom = {pk for ids in served.values() for pk in ids}
        with_whom |= {one.block.student_id for one in changes.passes}
        away = schedule_away(sorted(with_whom), day) if with_whom else {}
        return cls(changes, {duty.pk: duty for duty in duties}, served, ever, days, away)

    def of(self, person: UUID) -> ParaDay:
        """Where this person is, as it comes."""
        there: list[DutyToday] = []
        missing: list[NotToday] = []
        covers = self.changes.by(person)
        # Whoever covers elsewhere is not at their own duty in that time.
        elsewhere = [(one.hours.lower, one.hours.upper) for one in covers if not one.hours.isempty]
        for duty in self._own(person):
            placed = self.placed(duty)
            if isinstance(placed, DutyToday):
                gone = self.changes.gone(duty.pk, person, self.days[duty.school_id]) + elsewhere
                there += _pieces(placed, minus((placed.begins, placed.ends), gone))
            elif placed is not None:
                missing.append(placed)
        there += [piece for cover in covers for piece in self._covered(cover)]
        there += _with_a_pass([p for p in self.changes.passes if p.of.person_id == person], self.days)
        told = [self._with_away(one) for one in there]
        told.sort(key=lambda d: (d.begins, d.ends))
        return ParaDay(tuple(told), tuple(missing), tuple(self.days.values()))

    def gaps(self, person: UUID) -> list[Gap]:
        """Where this person is missed: duties in which they are away and nobody covers, by the clock."""
        found: list[Gap] = []
        for duty in self._own(person):
            placed, day = self.placed(duty), self.days[duty.school_id]
            if not isinstance(placed, DutyToday):
                continue
            for span in self.changes.absent.get(person, ()):
                # A cover without an absence leaves no gap: only time in which the para is away is missed.
                part = common((placed.begins, placed.ends), day.instants(span))
                left = minus(part, self.changes.covered(duty.pk, day)) if part else []
                found += [Gap(person, self._with_away(piece)) for piece in _pieces(placed, left)]
        return sorted(found, key=lambda gap: (gap.duty.begins, gap.duty.ends))

    def placed(self, duty: Duty) -> DutyToday | NotToday | None:
        """The duty as it is planned for this date, before what changed."""
        # It once served students and all their assignments have ended: there is nobody left to be with. One
        # that never had students (lunch, recess) goes on.
        if duty.pk in self.ever and not self.served[duty.pk]:
            return None
        return duty_of_day(duty, self.served[duty.pk], self.days[duty.school_id])

    def _own(self, person: UUID) -> list[Duty]:
        return [duty for duty in self.duties.values() if duty.para_id == person]

    def _covered(self, cover: Cover) -> list[DutyToday]:
        """The covered part of somebody else's duty."""
        duty = self.duties.get(cover.duty_id)
        placed = self.placed(duty) if duty else None
        if duty is None or not isinstance(placed, DutyToday):
            return []
        part = common((placed.begins, placed.ends), self.days[duty.school_id].instants(cover.span))
        return _pieces(replace(placed, instead_of=duty.para.name), [part] if part else [])

    def _with_away(self, duty: DutyToday) -> DutyToday:
        """Told which of its students are away for all of its time."""
        if duty.school_id is None or not self.away:
            return duty
        whole, day = (duty.begins, duty.ends), self.days[duty.school_id]
        gone = {pk: [day.instants(span) for span in self.away.get(pk, ())] for pk in duty.student_ids}
        # Away means for all of the duty's time; somebody who comes late still needs the adult.
        away = [pk for pk in duty.student_ids if gone[pk] and not minus(whole, gone[pk])]
        return replace(duty, away=tuple(away))


def duties_on(para: User, day: date, calendar: Calendar | None = None) -> ParaDay:
    """Where `para` is on `day`, by the clock, with which students. Eight queries at most."""
    return StaffDay.load([para.pk], day, calendar).of(para.pk)


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


def _pieces(placed: DutyToday, hours: Iterable[Hours]) -> list[DutyToday]:
    return [replace(placed, begins=begins, ends=ends) for begins, ends in hours]


def _with_a_pass(mine: Sequence[PassBlock], days: Mapping[UUID, SchoolDay]) -> list[DutyToday]:
    """Blocks at one time and place are one duty with several students."""
    together: dict[tuple[Hours, str], list[PassBlock]] = defaultdict(list)
    for one in mine:
        for block in blocks_of_day([one.block], days[one.of.school_id])[0]:
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
