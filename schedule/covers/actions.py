"""Somebody does another's duty for a day, two swap, and a teacher supervises in another's place (A4, A7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange, NumericRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail, say, told
from core.ids import uuid7
from core.verbs import verb
from schedule import planners as planning
from schedule.day import Calendar, SchoolDay, duties_on
from schedule.day.bells import Span
from schedule.day.changes import absences_of
from schedule.day.hours import access, as_range, hours_of
from schedule.day.spans import Hours, common, meet
from schedule.duties.models import Duty, DutyKind
from schedule.models import WHOLE_DAY, Cover, StaffAbsence, StandIn
from schedule.planners import PLANNERS
from staff.checks import check_licence, check_post
from staff.models import Role, School, User
from staff.permissions import Act, Part
from students.models import Student


@verb("students.cover")
def cover(
    *,
    duty: Duty,
    day: date,
    person: User,
    by: User,
    minutes: Span = WHOLE_DAY,
    absence: StaffAbsence | None = None,
    at: datetime | None = None,
) -> Cover:
    """`person` does the duty on `day` (the part of it in `minutes`), and knows of its students so long.

    Raises PermissionDenied; ValidationError where the person is not cleared, or not free then.
    """
    at = at or timezone.now()
    _require(by, duty, day, at)
    return _Covering(duty, day, at, by).make(person, minutes, absence=absence)


@verb("students.swap")
def swap(*, one: Duty, other: Duty, day: date, by: User, at: datetime | None = None) -> tuple[Cover, Cover]:
    """On `day` the paras of two duties do each other's. Raises PermissionDenied, ValidationError."""
    at = at or timezone.now()
    for duty in (one, other):
        _require(by, duty, day, at)
    if one.para_id == other.para_id:
        fail("other", _("These are duties of one person."), "same_person")
    # Each hands on the duty that the other takes, so it does not stand in their way.
    together, gives = uuid7(), {one.pk, other.pk}
    first = _Covering(one, day, at, by).make(other.para, WHOLE_DAY, together=together, gives=gives)
    second = _Covering(other, day, at, by).make(one.para, WHOLE_DAY, together=together, gives=gives)
    return first, second


def _require(by: User, duty: Duty, day: date, at: datetime) -> None:
    """Who assigns all students of the duty may hand it on; one without students, who plans the school."""
    if day < by.today(at):
        fail("day", _("This day is over."), "past")
    # Both are asked: the first of a duty without students (lunch, bus), the second of each student in it.
    planning.require_planner(by, duty.school, at)
    require_all(by, students_of_duty(duty, day), at)


def students_of_duty(duty: Duty, day: date) -> set[UUID]:
    """Whom the duty serves on `day`."""
    # Of that very day: who was served before, or will be, is nobody's to see by this cover.
    links = duty.serves.filter(assignment__during__contains=day)
    return set(links.values_list("assignment__student", flat=True))


def require_all(by: User, students: Iterable[UUID], at: datetime) -> None:
    """Raises PermissionDenied where `by` does not assign people to each of these students."""
    wanted = set(students)
    mine = Student.objects.visible_to(by, at, part=Part.PLAN, act=Act.ASSIGN).filter(pk__in=wanted)
    # One query for all; which one is missing is not said, for that would tell of a student.
    if mine.count() != len(wanted):
        raise PermissionDenied(_("Not all of these students are yours to assign somebody to."))


class _Covering:
    """A duty of one day that is about to be somebody else's."""

    def __init__(self, duty: Duty, day: date, at: datetime, by: User) -> None:
        self._duty, self._at, self._by = duty, at, by
        self._day: SchoolDay = Calendar(day).of([duty.school])[duty.school_id]

    def make(
        self,
        person: User,
        minutes: Span,
        *,
        absence: StaffAbsence | None = None,
        together: UUID | None = None,
        gives: Iterable[UUID] = (),
    ) -> Cover:
        """`gives`: duties that the person hands on at the same time."""
        hours = hours_of(self._duty, minutes, self._day, self._at)
        if hours is None:
            fail("duty", _("This duty does not take place then, or is over."), "not_today")
        school, on = self._duty.school, self._day.date
        check_post(person, [Role.PARA], school, on, "person")
        check_licence(person, "licence.para", school, on, "person")
        # One planner of a person at a time: their day is read, and then relied on.
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        self._check_free(person, hours, set(gives))
        return self._save(person, minutes, hours, absence, together)

    def _check_free(self, person: User, hours: Hours, gives: set[UUID]) -> None:
        away = [self._day.instants(span) for span in absences_of([person.pk], self._day.date)[person.pk]]
        if meet(hours, away):
            fail("person", _("%(person)s is away then.") % {"person": person}, "away")
        for one in duties_on(person, self._day.date).duties:
            # Free: all students of that duty are away. Time for data may be given up for a cover.
            can_leave = one.id in gives or one.is_free or one.kind == DutyKind.DATA_TIME
            if not can_leave and common(hours, (one.begins, one.ends)):
                words = {"person": person, "place": one.place}
                fail("person", _("%(person)s is in %(place)s then.") % words, "two_places")

    def _save(
        self, person: User, minutes: Span, hours: Hours, absence: StaffAbsence | None, together: UUID | None
    ) -> Cover:
        covered = _("Somebody covers this just now. Look again.")
        twice = _("%(person)s was put in another place just now.") % {"person": person}
        with (
            # The person's row is locked, but the duty is not: two planners may send two people at once.
            told("cover_duty_once_at_a_time", "duty", covered),
            told("cover_one_place_at_a_time", "person", twice),
        ):
            return Cover.objects.create(
                duty=self._duty,
                day=self._day.date,
                person=person,
                absence=absence,
                together=together,
                minutes=NumericRange(*minutes, "[)"),
                hours=as_range(hours),
                during=access(self._day, self._at, hours[1]),
                by=self._by,
                at=self._at,
            )


@verb("students.take_back_cover")
def take_back_cover(*, cover: Cover, by: User, at: datetime | None = None) -> None:
    """It ends this minute, or never begins; of a swap both end. What was recorded stays."""
    at = at or timezone.now()
    if cover.taken_back_at is not None:
        fail("cover", _("This was taken back already."), "taken_back")
    planning.require_planner(by, cover.duty.school, at)
    require_all(by, students_of_duty(cover.duty, cover.day), at)
    # One half of a swap alone would leave a duty with nobody.
    same = {"together": cover.together} if cover.together else {"pk": cover.pk}
    end_covers(Cover.objects.filter(**same, taken_back_at=None), by, at)


def end_covers(covers: Iterable[Cover], by: User, at: datetime) -> None:
    """Take these covers back: their hours and their access end at `at`."""
    # Row by row: each range is cut by its own bounds.
    for one in covers:
        one.taken_back_by, one.taken_back_at = by, at
        one.hours, one.during = until(one.hours, at), until(one.during, at)
        one.save(update_fields=["taken_back_by", "taken_back_at", "hours", "during"])


def until(hours: DateTimeTZRange, at: datetime) -> DateTimeTZRange:
    """`hours` cut at `at`; empty where they would have begun later."""
    # A range cannot end before it begins; what never began is empty.
    if hours.isempty or at <= hours.lower:
        return DateTimeTZRange(empty=True)
    return DateTimeTZRange(hours.lower, min(hours.upper, at), "[)")


@verb("students.stand_in")
def stand_in(
    *, teacher: User, person: User, school: School, day: date, by: User, at: datetime | None = None
) -> StandIn:
    """`person` supervises on `day` in the place of `teacher`, who is away: by policy, with which licence.

    A para never becomes the teacher: no licence changes that. Nor does a teacher open a colleague's caseload
    to herself: somebody else names her. Raises PermissionDenied, ValidationError.
    """
    at = at or timezone.now()
    planning.require_planner(by, school, at)
    planning.require_person(by, teacher, day)
    if day < by.today(at):
        fail("day", _("This day is over."), "past")
    if person.pk == teacher.pk:
        fail("person", _("Choose somebody else."), "same_person")
    # Naming oneself would open any colleague's caseload. Who leads the school sees the students anyway.
    if not planning.may_name(by, person, school, at):
        fail("person", _("Ask a colleague or the principal to name you: nobody names themselves."), "self")
    # Only for a teacher who is noted as away: the ground must have a reason on record.
    if not absences_of([teacher.pk], day)[teacher.pk]:
        fail("day", _("%(teacher)s is not noted as away on this day.") % {"teacher": teacher}, "there")
    # A para never becomes the teacher, whatever licence they hold.
    check_post(person, PLANNERS, school, day, "person")
    check_licence(person, "licence.supervisor", school, day, "person")
    if absences_of([person.pk], day)[person.pk]:
        fail("person", _("%(person)s is away on %(day)s.") % {"person": person, "day": say(day)}, "away")
    words = _("Somebody supervises in the place of %(teacher)s already.") % {"teacher": teacher}
    with told("stand_in_one_a_day", "person", words):
        return StandIn.objects.create(teacher=teacher, person=person, day=day, by=by, at=at)


@verb("students.take_back_stand_in")
def take_back_stand_in(*, stand_in: StandIn, by: User, at: datetime | None = None) -> None:
    at = at or timezone.now()
    planning.require_person(by, stand_in.teacher, stand_in.day)
    if stand_in.taken_back_at is not None:
        fail("stand_in", _("This was taken back already."), "taken_back")
    end_stand_ins([stand_in], by, at)


def end_stand_ins(rows: Iterable[StandIn], by: User, at: datetime) -> None:
    """Take these stand-ins back: they give no sight of students from `at` on."""
    for one in rows:
        one.taken_back_by, one.taken_back_at = by, at
        one.save(update_fields=["taken_back_by", "taken_back_at"])
