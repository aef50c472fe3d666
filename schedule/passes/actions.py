"""A substitute's pass: named blocks of one day, made in half a minute, and over when they are (A4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import fail
from core.ids import uuid7
from core.names import fold
from core.verbs import verb
from schedule.assigning.actions import SUPERVISORS
from schedule.covers.actions import require_all, until
from schedule.day import Calendar, DayBlock, SchoolDay
from schedule.day.hours import access
from schedule.day.places import blocks_of_day
from schedule.models import DutyAssignment, Pass, PassBlock, StudentBlock
from schedule.passes import opening as passes
from staff.checks import check_licence, check_post
from staff.models import Post, Role, School, User
from staff.people.models import BY_PASS
from staff.people.sessions import end_sessions
from students.checks import school_on

AHEAD = 14  # days: a pass for later than that is forgotten before it is used


@dataclass(frozen=True)
class Substitute:
    """Who comes: somebody who had a pass before, or a new person by their real name."""

    name: str = ""
    before: User | None = None
    permit: str = ""


@verb("students.make_pass")
def make_pass(
    *,
    who: Substitute,
    teacher: User,
    school: School,
    day: date,
    blocks: Sequence[StudentBlock],
    by: User,
    at: datetime | None = None,
) -> tuple[Pass, str]:
    """The pass, and its PIN, which is kept nowhere. `teacher` supervises the substitute.

    Raises PermissionDenied where not all students of `blocks` are `by`'s to assign; ValidationError.
    """
    at = at or timezone.now()
    require_all(by, {block.student_id for block in blocks}, at)
    _check_day(day, by.today(at))
    _check_people(who, teacher, school, day)
    known: SchoolDay = Calendar(day).of([school])[school.pk]
    placed = _placed(blocks, known)
    person = _person(who)
    # Two passes of one day need one post.
    Post.objects.get_or_create(
        user=person, school=school, role=Role.SUBSTITUTE, during=dated.through(day, day)
    )
    # Only its hash is stored: who loses the page gets a new pass.
    pin = passes.new_pin()
    made = Pass.objects.create(
        person=person,
        school=school,
        teacher=teacher,
        day=day,
        permit=who.permit.strip(),
        code=passes.new_code(),
        pin=make_password(pin),
        during=access(known, at, max(one.ends for one in placed)),
        made_by=by,
        made_at=at,
    )
    PassBlock.objects.bulk_create(PassBlock(of=made, block=block) for block in blocks)
    return made, pin


def _check_people(who: Substitute, teacher: User, school: School, day: date) -> None:
    if not who.permit.strip():
        fail("permit", _("Write the number of the license or permit."), "required")
    check_post(teacher, SUPERVISORS, school, day, "teacher")
    check_licence(teacher, "licence.supervisor", school, day, "teacher")


def _check_day(day: date, today: date) -> None:
    if day < today:
        fail("day", _("This day is over."), "past")
    if day > today + timedelta(days=AHEAD):
        fail("day", _("Make a pass at most two weeks ahead."), "far")


def _placed(blocks: Sequence[StudentBlock], day: SchoolDay) -> list[DayBlock]:
    """The blocks as they fall on the day."""
    if not blocks:
        fail("blocks", _("Choose at least one block."), "required")
    for block in blocks:
        # Blocks come from a form; each must be of this school on this day.
        if school_on(block.student, day.date, "blocks").pk != day.school_id or not block.holds_on(day.date):
            fail("blocks", _("One of these blocks is not of this school or day."), "foreign")
    placed, _missing = blocks_of_day(blocks, day)
    if len(placed) < len(blocks):
        fail("blocks", _("One of these blocks does not take place on this day."), "not_today")
    _check_places(placed, day.date)
    return placed


def _check_places(placed: Sequence[DayBlock], day: date) -> None:
    """Two places at one time, unless one duty serves both students there: blocks may name it differently."""
    served: dict[UUID, set[UUID]] = defaultdict(set)
    links = DutyAssignment.objects.filter(
        assignment__student__in={one.student_id for one in placed},
        assignment__during__contains=day,
        duty__during__contains=day,
    )
    for duty, student in links.values_list("duty", "assignment__student"):
        served[duty].add(student)
    for one, other in combinations(placed, 2):
        meet = one.begins < other.ends and other.begins < one.ends
        # A block that names no place is never apart from another.
        apart = one.place and other.place and fold(one.place) != fold(other.place)
        together = any({one.student_id, other.student_id} <= students for students in served.values())
        if meet and apart and not together:
            words = {"one": one.activity, "other": other.activity}
            fail("blocks", _("%(one)s and %(other)s are in two places at one time.") % words, "places")


def _person(who: Substitute) -> User:
    """An account that no password opens. Nobody is matched by name."""
    if who.before is not None:
        # Never an account that has a password: a code and six digits must not open it.
        if not who.before.is_by_pass or not who.before.is_active:
            fail("before", _("Choose somebody who was here with a pass before."), "foreign")
        return who.before
    name = " ".join(who.name.split())
    if not name:
        raise ValidationError({"name": ValidationError(_("Write the real name."), code="required")})
    # An account needs an address; mail to this one goes nowhere (RFC 2606).
    person = User(legal_name=name, email=f"{uuid7().hex}@pass.invalid", source=BY_PASS)
    person.set_unusable_password()
    person.save(force_insert=True)
    return person


@verb("students.take_back_pass")
def take_back_pass(*, of: Pass, by: User, at: datetime | None = None) -> Pass:
    """It opens nothing from this moment on, and whoever is signed in with it is so no longer."""
    at = at or timezone.now()
    # A try to sign in takes the same lock, and then finds the pass taken back.
    locked: Pass = Pass.objects.select_for_update(no_key=True, of=("self",)).get(pk=of.pk)
    require_all(by, locked.blocks.values_list("block__student", flat=True), at)
    if locked.is_over(at):
        fail("pass", _("This pass is over."), "over")
    close_pass(locked, by, at)
    return locked


def close_pass(of: Pass, by: User, at: datetime) -> None:
    """Take back a pass that the caller has locked, and end its person's sessions."""
    of.taken_back_by, of.taken_back_at, of.during = by, at, until(of.during, at)
    of.save(update_fields=["taken_back_by", "taken_back_at", "during"])
    # Access ends with `during` anyway; this also ends the page that is open.
    end_sessions(of.person)
