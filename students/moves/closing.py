"""What rests on a student's being at a school ends with it: people, days, care, passes (N2).

Nothing is deleted but a place on a pass that was not used. What was cut is told as rows of JSON, so that a
move planned ahead can be taken back: {"what", "id", "was": [lower, upper] or null, "now": the same}.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Self
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from core import dated
from schedule.assigning.actions import end_idle_duties
from schedule.models import Duty, Pass, PassBlock, StudentBlock
from schedule.passes.actions import close_pass
from staff.calendar.school_time import moment, school_day
from staff.models import Post, School, User
from staff.permissions import POST_FOR
from students.models import Assignment, CareSignOff, Enrolment, Membership, SectionMember, Student, TeamRole
from students.team.actions import GROUND_OF

ONE = timedelta(days=1)
Row = dict[str, Any]


@dataclass(frozen=True)
class Ends:
    """`first`: the first day without. `last`: the last day of its people, who knew until now where it lies
    back. `moment`: when memberships end, midnight of the first day or now.
    """

    first: date
    last: date
    moment: datetime

    @classmethod
    def of(cls, school: School, first: date, at: datetime) -> Self:
        today = school_day(school, at)
        return cls(first, max(first, today) - ONE, max(moment(school.zone, first, 0), at))


@dataclass(frozen=True)
class Tied:
    """Rows of one student that reach beyond the end. `later`: enrolments that were to follow."""

    later: Sequence[Enrolment]
    members: Sequence[Membership]
    assignments: Sequence[Assignment]
    blocks: Sequence[StudentBlock]
    places: Sequence[SectionMember]
    sign_offs: Sequence[CareSignOff]
    passes: Sequence[PassBlock]

    def keeping(self, members: Collection[UUID], people: Collection[UUID]) -> Tied:
        """Without these memberships, and without the sign-offs of people who stay so."""
        kept = {m.user_id for m in self.members if m.pk in members} | set(people)
        return replace(
            self,
            members=[m for m in self.members if m.pk not in members],
            sign_offs=[s for s in self.sign_offs if s.person_id not in kept],
        )


def tied(student: Student, ends: Ends, to: School | None = None, *, lock: bool = True) -> Tied:
    """What ends, read (and locked, in a transaction) in seven queries. Classes of `to` go on."""
    read, mine = partial(_all, lock=lock), {"student": student}
    later = Enrolment.objects.filter(during__startswith__gte=ends.first, **mine)
    places = _beyond(SectionMember, ends.first).filter(**mine)
    passes = PassBlock.objects.filter(block__student=student, of__day__gte=ends.first, of__taken_back_at=None)
    people = ends.last + ONE
    return Tied(
        later=read(later, "school"),
        members=read(_beyond(Membership, ends.moment).filter(**mine), "user"),
        assignments=read(_beyond(Assignment, people).filter(**mine), "para", "supervisor"),
        blocks=read(_beyond(StudentBlock, ends.first).filter(**mine)),
        places=read(places.exclude(section__school=to) if to else places, "section"),
        sign_offs=read(_beyond(CareSignOff, people).filter(task__student=student), "person", "task"),
        passes=read(passes.filter(of__during__endswith__gt=ends.moment), "of__person"),
    )


def _beyond(model: Any, end: date | datetime) -> Any:
    """Rows that hold at `end` or later."""
    return model._default_manager.filter(Q(during__upper_inf=True) | Q(during__endswith__gt=end))


def _all(rows: Any, *related: str, lock: bool) -> list[Any]:
    found = rows.select_related(*related).order_by("pk")
    return list(found.select_for_update(of=("self",), no_key=True) if lock else found)


def who_may_stay(members: Sequence[Membership], to: School, day: date) -> list[Membership]:
    """Those whose post at the other school lets them go on in the same role. A case manager is named anew."""
    posts = Post.objects.on(day).filter(user__in={m.user_id for m in members}, school__in=to.line())
    roles: dict[UUID, set[str]] = {}
    for user, role in posts.values_list("user", "role"):
        roles.setdefault(user, set()).add(role)
    return [
        m
        for m in members
        if m.team_role != TeamRole.CASE_MANAGER
        and roles.get(m.user_id, set()) & POST_FOR[GROUND_OF[TeamRole(m.team_role)]]
    ]


def close(found: Tied, ends: Ends, by: User | None, at: datetime) -> list[Row]:
    """End all of it; what each row was and is. `by` None: a roster, sent by an operator."""
    last = ends.first - ONE
    return [
        *(_cut("enrolment", row, dated.ended(row.during, last)) for row in found.later),
        *(_cut("membership", row, _ended_at(row.during, ends.moment)) for row in found.members),
        *_end_assignments(found.assignments, ends.last),
        *(_cut("block", row, dated.ended(row.during, last)) for row in found.blocks),
        *(_cut("place", row, dated.ended(row.during, last)) for row in found.places),
        *(_cut("sign_off", row, dated.ended(row.during, ends.last)) for row in found.sign_offs),
        *_end_passes(found.passes, by, at),
    ]


def _ended_at(during: DateTimeTZRange, end: datetime) -> DateTimeTZRange:
    """`during` cut at `end`; empty where it would have begun later."""
    if end <= during.lower:
        return DateTimeTZRange(empty=True)
    return DateTimeTZRange(during.lower, end, "[)")


def _end_assignments(assignments: Sequence[Assignment], last: date) -> list[Row]:
    """With the duties that then serve nobody; one that serves others goes on."""
    duties = list(Duty.objects.filter(serves__assignment__in=assignments).distinct())
    cuts = [_cut("assignment", row, dated.ended(row.during, last)) for row in assignments]
    for assignment in assignments:
        end_idle_duties(assignment)
    now = Duty.objects.in_bulk([duty.pk for duty in duties])
    return cuts + [
        _told("duty", duty.pk, duty.during, now[duty.pk].during)
        for duty in duties
        if duty.during != now[duty.pk].during
    ]


def _end_passes(blocks: Sequence[PassBlock], by: User | None, at: datetime) -> list[Row]:
    """The student goes from each pass; one that is then about nobody is taken back."""
    told = [
        {"what": "pass", "id": str(one.pk), "of": str(one.of_id), "block": str(one.block_id)}
        for one in blocks
    ]
    PassBlock.objects.filter(pk__in=[one.pk for one in blocks]).delete()
    empty = Pass.objects.filter(pk__in={b.of_id for b in blocks}, blocks=None).select_related("person")
    if by is not None:
        for one in empty:
            close_pass(one, by, at)
    return told


def _cut(what: str, row: Any, during: Any) -> Row:
    told = _told(what, row.pk, row.during, during)
    row.during = during
    row.save(update_fields=["during"])
    return told


def cut_enrolment(row: Enrolment, last: date) -> Row:
    return _cut("enrolment", row, dated.ended(row.during, last))


def _told(what: str, pk: UUID, was: Any, now: Any) -> Row:
    return {"what": what, "id": str(pk), "was": _as_json(was), "now": _as_json(now)}


def _as_json(during: Any) -> list[str | None] | None:
    if during.isempty:
        return None
    return [during.lower.isoformat(), during.upper.isoformat() if during.upper else None]
