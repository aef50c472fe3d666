"""A student's school day, block by block, with both levels (A2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, say, told
from core.verbs import verb
from schedule.day import Slot
from schedule.day.clashes import Use, first_clash
from schedule.day.words import slot_in_words
from schedule.duties.actions import check_slot
from schedule.models import StudentBlock, SupervisionLevel, SupportLevel
from staff.models import School, User
from staff.permissions import Act, Part
from students import access
from students.checks import school_on
from students.models import Student


@dataclass(frozen=True)
class Content:
    """What takes place in a block, the two levels, and what the day brings along."""

    activity: str
    support: SupportLevel
    supervision: SupervisionLevel
    place: str = ""
    materials: str = ""
    vocabulary: str = ""


@verb("students.set_block")
def set_block(
    *,
    student: Student,
    slot: Slot,
    activity: str,
    support: SupportLevel,
    supervision: SupervisionLevel,
    first: date,
    by: User,
    last: date | None = None,
    place: str = "",
    replaces: StudentBlock | None = None,
    at: datetime | None = None,
) -> StudentBlock:
    """A block of the student's day from `first`; `replaces` ends the day before. Raises ValidationError."""
    content, old = Content(activity, support, supervision, place), [replaces] if replaces else []
    return _set(student, [slot], content, first, last, old, by, at)[0]


@verb("students.set_blocks")
def set_blocks(
    *,
    student: Student,
    slots: Sequence[Slot],
    content: Content,
    first: date,
    by: User,
    last: date | None = None,
    replaces: Sequence[StudentBlock] = (),
    at: datetime | None = None,
) -> list[StudentBlock]:
    """The same on several days: all of them, or none. Those that are replaced end the day before."""
    return _set(student, slots, content, first, last, replaces, by, at)


def _set(
    student: Student,
    slots: Sequence[Slot],
    content: Content,
    first: date,
    last: date | None,
    replaces: Sequence[StudentBlock],
    by: User,
    at: datetime | None,
) -> list[StudentBlock]:
    at = at or timezone.now()
    access.require(by, student, part=Part.PLAN, act=Act.WRITE, at=at)
    check_dates(first, last)
    if first < by.today(at):
        fail("first", _("A week is planned from today on: nobody could follow it before."), "past")
    school = school_on(student, first)
    for slot in slots:
        check_slot(slot, school)
    # One planner of a student at a time: clashes across rhythms are found by reading the calendar, and no
    # constraint holds them.
    Student.objects.select_for_update(no_key=True).get(pk=student.pk)
    for old in replaces:
        # Ids come from a form; a block of another student is passed over.
        if old.student_id == student.pk:
            # Before the new ones are made: the exclusion constraint would find the old in their place.
            old.end(first - timedelta(days=1))
    return [_make(student, slot, school, content, dated.through(first, last)) for slot in slots]


def _make(student: Student, slot: Slot, school: School, content: Content, during: DateRange) -> StudentBlock:
    _check_free(student, slot, school, during)
    with told("block_one_at_a_time", "slot", _("Another block was put at that time just now.")):
        made: StudentBlock = StudentBlock.objects.create(
            student=student,
            rhythm=slot.rhythm,
            day=slot.day,
            period=slot.period,
            minutes=NumericRange(*slot.minutes, "[)"),
            during=during,
            place=content.place.strip(),
            activity=content.activity.strip(),
            materials=content.materials.strip(),
            vocabulary=content.vocabulary.strip(),
            support_level=content.support,
            supervision_level=content.supervision,
        )
    return made


@verb("students.end_block")
def end_block(*, block: StudentBlock, last_day: date, by: User, at: datetime | None = None) -> StudentBlock:
    """The block takes place until `last_day`; one that begins later is taken back."""
    return _end([block], last_day, by, at)[0]


@verb("students.end_blocks")
def end_blocks(
    *, blocks: Sequence[StudentBlock], last_day: date, by: User, at: datetime | None = None
) -> list[StudentBlock]:
    """Several at once: all of them, or none."""
    return _end(blocks, last_day, by, at)


def _end(blocks: Sequence[StudentBlock], last_day: date, by: User, at: datetime | None) -> list[StudentBlock]:
    at = at or timezone.now()
    check_dates(last_day, None, "last_day")
    if last_day < by.today(at) - timedelta(days=1):
        fail("last_day", _("It cannot end in the past. Choose today or later, or end it at once."), "past")
    for student in {block.student for block in blocks}:
        access.require(by, student, part=Part.PLAN, act=Act.WRITE, at=at)
    ids = [block.pk for block in blocks]
    # In the order of ids, so that two people who end the same blocks do not deadlock.
    locked = StudentBlock.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    for block in locked:
        block.end(last_day)
    return list(locked)


def _check_free(student: Student, slot: Slot, school: School, during: DateRange) -> None:
    others = StudentBlock.objects.filter(student=student, during__overlap=during)
    blocks = {block: Slot.of(block) for block in others.select_related("period__bell").order_by("minutes")}
    for block, taken in blocks.items():
        if (taken.rhythm, taken.day) == (slot.rhythm, slot.day) and (
            taken.minutes[0] < slot.minutes[1] and slot.minutes[0] < taken.minutes[1]
        ):
            _taken(block, taken)
    # A student is enrolled at one school at a time; its calendar serves for the rotation.
    uses = {Use(taken, school, block.during): block for block, taken in blocks.items()}
    # What the constraint cannot see: a Monday and day 3 of the rotation that fall on one date.
    clash = first_clash(Use(slot, school, during), list(uses))
    if clash is not None:
        _taken(uses[clash[0]], clash[0].slot, clash[1])


def _taken(block: StudentBlock, slot: Slot, day: date | None = None) -> None:
    words = {"activity": block.activity, "when": slot_in_words(slot), "day": say(day) if day else ""}
    text = _("There is %(activity)s at that time already: %(when)s.")
    if day:
        text = _("There is %(activity)s at that time on %(day)s: %(when)s.")
    fail("slot", text % words, "taken")
