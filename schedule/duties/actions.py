"""Where a para is at which time: joining a duty, or making one; never two places at once (A1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, say, told
from core.names import fold
from core.verbs import verb
from schedule.day import Slot
from schedule.day.clashes import Use, first_clash
from schedule.day.words import slot_in_words
from schedule.duties.models import DutyKind
from schedule.models import Duty, DutyAssignment, StudentBlock
from staff.checks import check_post
from staff.models import Period, Role, School, User
from staff.permissions import Act, Part
from students import access
from students.checks import school_on
from students.models import Assignment


@dataclass(frozen=True)
class WantedDuty:
    """A duty that somebody asks for."""

    para: User
    school: School
    place: str
    kind: DutyKind
    slot: Slot
    during: DateRange

    @property
    def use(self) -> Use:
        return Use(self.slot, self.school, self.during)


@verb("students.put_on_duty")
def put_on_duty(
    *,
    assignment: Assignment,
    slot: Slot,
    place: str,
    by: User,
    kind: DutyKind = DutyKind.SUPPORT,
    at: datetime | None = None,
) -> list[Duty]:
    """The assigned para serves the student at `place` in `slot` while the assignment holds.

    Joins the para's duties at that place and time, and makes one where there is none. Raises
    ValidationError where the para is in another place then.
    """
    access.require(by, assignment.student, part=Part.PLAN, act=Act.ASSIGN, at=at or timezone.now())
    # Its range is empty, so a duty for it would never hold.
    if assignment.is_taken_back:
        fail("slot", _("This assignment was taken back."), "taken_back")
    return serve(assignment, slot, place, assignment.during, kind)


def serve(
    assignment: Assignment,
    slot: Slot,
    place: str,
    during: DateRange,
    kind: DutyKind = DutyKind.SUPPORT,
) -> list[Duty]:
    """The duties in which the para serves the student in `slot`, on the days of `during`."""
    school = school_on(assignment.student, assignment.starts)
    duties = _cover(WantedDuty(assignment.para, school, place.strip(), kind, slot, during))
    for duty in duties:
        # Somebody may put the student on the same duty twice; once is enough.
        DutyAssignment.objects.get_or_create(duty=duty, assignment=assignment)
    return duties


@verb("students.give_duty")
def give_duty(
    *,
    para: User,
    school: School,
    slot: Slot,
    place: str,
    kind: DutyKind,
    first: date,
    last: date | None,
    by: User,
    at: datetime | None = None,
) -> list[Duty]:
    """A duty that serves no one student: lunch, recess, bus, time for data, the para's own lunch."""
    # No student to ask about, so the right comes from a post at the school or its district.
    planners = {post.school_id for post in by.posts(at) if post.role in (Role.TEACHER, Role.ADMINISTRATOR)}
    if not by.is_active or not planners & set(school.line()):
        raise PermissionDenied(_("You do not plan the duties of this school."))
    check_dates(first, last)
    check_post(para, [Role.PARA], school, first, "para")
    return _cover(WantedDuty(para, school, place.strip(), kind, slot, dated.through(first, last)))


def _cover(wanted: WantedDuty) -> list[Duty]:
    """Duties of the para at that place and time which together hold on all the wanted days."""
    _check_slot(wanted)
    # One planner of a para at a time: the calendar is read, and then relied on.
    User.objects.select_for_update(no_key=True).get(pk=wanted.para.pk)
    others = _duties_beside(wanted)
    same = sorted((duty for duty in others if _is_same(duty, wanted)), key=lambda d: d.during.lower)
    # At the same place and time it is one more student and not one more place to be in.
    if same:
        return _stretch(same, wanted)
    _check_free(wanted, others)
    return [_make(wanted)]


def _stretch(same: Sequence[Duty], wanted: WantedDuty) -> list[Duty]:
    """Oldest first, each from where the one before ends; the last one as long as it is wanted."""
    ours, begins = {duty.pk for duty in same}, wanted.during.lower
    for duty in same:
        # Each is drawn back to where the one before ends; only the last is drawn out to the wanted end.
        until = wanted.during.upper if duty is same[-1] else duty.during.upper
        during = _union(duty.during, DateRange(begins, until, "[)"))
        begins = duty.during.upper
        if during != duty.during:
            wider = replace(wanted, slot=Slot.of(duty), during=during)
            # Those of the same place do not clash with each other: the constraint holds them apart by their
            # dates.
            _check_free(wider, [d for d in _duties_beside(wider) if d.pk not in ours])
            duty.during = during
            duty.save(update_fields=["during"])
    return list(same)


def _check_slot(wanted: WantedDuty) -> None:
    if not wanted.place:
        fail("place", _("Say where this takes place."), "required")
    check_slot(wanted.slot, wanted.school)


def check_slot(slot: Slot, school: School) -> None:
    """A day that exists, minutes in order, a period of the school's regular bells that holds them."""
    # Checked here in words; the constraint `duty_day_sane` says the same.
    if not 1 <= slot.day <= 10 or not 0 <= slot.minutes[0] < slot.minutes[1] <= 24 * 60:
        fail("minutes", _("The time must end after it begins, on a day that exists."), "order")
    if slot.period is not None:
        _check_period(slot.period, slot, school)


def _check_period(period: Period, slot: Slot, school: School) -> None:
    if period.bell.school_id != school.pk or not (period.bell.is_regular or _was_regular(period)):
        fail("period", _("This period is not one of the school's regular bells."), "foreign_period")
    if slot.minutes[0] < period.minutes.lower or slot.minutes[1] > period.minutes.upper:
        fail("minutes", _("The time reaches out of %(period)s.") % {"period": period}, "outside")


def _was_regular(period: Period) -> bool:
    """Whether blocks rest on it since before other regular bells followed: it moves to theirs by its name."""
    return StudentBlock.objects.filter(period=period).exists()


def _duties_beside(wanted: WantedDuty) -> Sequence[Duty]:
    return list(
        Duty.objects.filter(para=wanted.para, during__overlap=wanted.during)
        .select_related("school", "period__bell")
        .order_by("day", "minutes", "pk")
    )


def _is_same(duty: Duty, wanted: WantedDuty) -> bool:
    """The same place and days, and a time that holds the wanted one: one more student, not one more place."""
    slot = Slot.of(duty)
    return (
        duty.school_id == wanted.school.pk
        # "Room 12" and "room 12" are one place.
        and fold(duty.place) == fold(wanted.place)
        and (slot.rhythm, slot.day) == (wanted.slot.rhythm, wanted.slot.day)
        and slot.minutes[0] <= wanted.slot.minutes[0]
        and wanted.slot.minutes[1] <= slot.minutes[1]
    )


def _check_free(wanted: WantedDuty, others: Sequence[Duty]) -> None:
    """Words for what the exclusion constraint would refuse, and what only the calendar can tell."""
    for duty in others:
        slot = Slot.of(duty)
        if (slot.rhythm, slot.day) == (wanted.slot.rhythm, wanted.slot.day) and _meet(slot, wanted.slot):
            _two_places(wanted, duty, slot)
    uses = {Use(Slot.of(duty), duty.school, duty.during): duty for duty in others}
    clash = first_clash(wanted.use, list(uses))
    if clash is not None:
        _two_places(wanted, uses[clash[0]], clash[0].slot, clash[1])


def _meet(one: Slot, other: Slot) -> bool:
    return one.minutes[0] < other.minutes[1] and other.minutes[0] < one.minutes[1]


def _two_places(wanted: WantedDuty, duty: Duty, slot: Slot, day: date | None = None) -> None:
    words = {
        "para": wanted.para,
        "place": duty.place,
        "when": slot_in_words(slot),
        "wanted": slot_in_words(wanted.slot),
        "day": say(day) if day else "",
    }
    text = _("%(wanted)s: %(para)s is in %(place)s then (%(when)s). Nobody can be in two places at once.")
    if day:
        text = _(
            "%(wanted)s: on %(day)s %(para)s is in %(place)s then (%(when)s). "
            "Nobody can be in two places at once."
        )
    fail("slot", text % words, "two_places")


def _make(wanted: WantedDuty) -> Duty:
    words = _("%(para)s was put in another place at that time just now. Look again.") % {"para": wanted.para}
    with told("duty_one_place_at_a_time", "slot", words):
        return Duty.objects.create(
            para=wanted.para,
            school=wanted.school,
            place=wanted.place,
            kind=wanted.kind,
            rhythm=wanted.slot.rhythm,
            day=wanted.slot.day,
            period=wanted.slot.period,
            minutes=NumericRange(*wanted.slot.minutes, "[)"),
            during=wanted.during,
        )


def _union(one: DateRange, other: DateRange) -> DateRange:
    """The smallest range that holds both; the two overlap."""
    upper = None if one.upper is None or other.upper is None else max(one.upper, other.upper)
    return DateRange(min(one.lower, other.lower), upper, "[)")
