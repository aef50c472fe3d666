"""Who could do a duty on one day: free then, cleared for it, and who knows the students first (A4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schedule.day import DutyToday, StaffDay
from schedule.day.changes import absences_of
from schedule.day.spans import Hours, common, meet
from schedule.duties.models import DutyKind
from schedule.planners import PLANNERS
from staff.licences.rules import LicenceRules
from staff.models import Post, Role, School, User
from students.models import Assignment


@dataclass(frozen=True)
class Candidate:
    """Somebody who could cover. `knows`: how many of the students they are or were assigned to."""

    person: User
    knows: int
    of: int
    has_data_time: bool

    @property
    def knows_all(self) -> bool:
        return bool(self.of) and self.knows == self.of


@dataclass(frozen=True)
class Partner:
    """Somebody with whom the para of a duty could swap, and what they would give."""

    person: User
    duty: DutyToday
    names: tuple[str, ...] = ()


def paras_at(schools: Collection[School], day: date) -> list[User]:
    """Active people with a post as para on `day` at one of `schools`, or at its district; by name."""
    return list(people_at(schools, day, [Role.PARA]))


def people_at(schools: Collection[School], day: date, roles: Iterable[Role]) -> QuerySet[User]:
    lines = {pk for school in schools for pk in school.line()}
    posts = Post.objects.on(day).filter(role__in=roles, school__in=lines)
    return User.objects.filter(is_active=True, pk__in=posts.values("user")).order_by("sort_key", "pk")


def licensed(people: Iterable[User], policy: str, school: School, day: date) -> set[UUID]:
    """Who of them holds what the policy of the school asks for; nobody where there is no policy."""
    ids = [person.pk for person in people]
    rules = LicenceRules.load(ids, [school], [policy])
    return {pk for pk in ids if rules.meets(pk, policy, school, day)}


def candidates(
    duty: DutyToday, school: School, paras: Sequence[User], staff: StaffDay, day: date
) -> list[Candidate]:
    """Who of `paras` could do the duty, best first. Three queries."""
    cleared = licensed(paras, "licence.para", school, day)
    known = _known([para.pk for para in paras], duty.student_ids)
    present = [para for para in paras if para.pk in cleared and _is_free(para.pk, duty, staff)]
    found = [
        Candidate(para, len(known[para.pk]), len(duty.student_ids), _has_data_time(para.pk, duty, staff))
        for para in present
    ]
    # Who knows the students first; of those, whoever gives up no time for data.
    return sorted(found, key=lambda one: (-one.knows, one.has_data_time, one.person.sort_key))


def _known(paras: Iterable[UUID], students: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Students of those given whom each para is assigned to, or ever was."""
    known: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Assignment.objects.filter(para__in=list(paras), student__in=list(students))
    # An assignment that was taken back never held: the para does not know the student by it.
    for para, student in rows.exclude(during__isempty=True).values_list("para", "student"):
        known[para].add(student)
    return known


def _is_free(person: UUID, duty: DutyToday, staff: StaffDay) -> bool:
    hours = (duty.begins, duty.ends)
    if meet(hours, _away(person, duty, staff)):
        return False
    busy = [one for one in staff.of(person).duties if common(hours, (one.begins, one.ends))]
    # The same rule as when the cover is made; here for the list, there again under a lock.
    return all(one.is_free or one.kind == DutyKind.DATA_TIME for one in busy)


def _away(person: UUID, duty: DutyToday, staff: StaffDay) -> list[Hours]:
    day = staff.days.get(duty.school_id) if duty.school_id else None
    return [day.instants(span) for span in staff.changes.absent.get(person, ())] if day else []


def _has_data_time(person: UUID, duty: DutyToday, staff: StaffDay) -> bool:
    hours = (duty.begins, duty.ends)
    return any(
        one.kind == DutyKind.DATA_TIME and common(hours, (one.begins, one.ends))
        for one in staff.of(person).duties
    )


def partners(duty: DutyToday, whose: UUID, paras: Sequence[User], staff: StaffDay) -> list[Partner]:
    """Duties of others at that time which their paras do themselves; no query."""
    hours = (duty.begins, duty.ends)
    return [
        Partner(para, one)
        for para in paras
        if para.pk != whose
        for one in staff.of(para.pk).duties
        # Only own, planned duties: a cover or a pass is not theirs to swap.
        if one.id in staff.duties and not one.instead_of and common(hours, (one.begins, one.ends))
    ]


def stand_ins(teacher: User, school: School, day: date) -> list[User]:
    """Who could supervise in a teacher's place: licensed by the policy, and there. Four queries at most."""
    people = list(people_at([school], day, PLANNERS).exclude(pk=teacher.pk))
    cleared = licensed(people, "licence.supervisor", school, day)
    away = absences_of([one.pk for one in people], day)
    return [one for one in people if one.pk in cleared and not away.get(one.pk)]
