"""Duties that serve no one student (lunch, bus): they end, or somebody else does them from a day on (A5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail
from core.verbs import verb
from schedule import planners as planning
from schedule.covers.actions import end_covers
from schedule.day import Slot
from schedule.duties.actions import give_duty
from schedule.duties.models import Duty, DutyKind
from schedule.models import Cover
from staff.models import User


@verb("students.end_duties")
def end_duties(
    *, duties: Sequence[Duty], last_day: date, by: User, to: User | None = None, at: datetime | None = None
) -> list[Duty]:
    """End duties with `last_day`, and give them to `to` from the day after; returns the new ones.

    `last_day` yesterday ends them now. All or nothing. Raises PermissionDenied, ValidationError.
    """
    at = at or timezone.now()
    check_dates(last_day, None, "last_day")
    if last_day < by.today(at) - timedelta(days=1):
        fail("last_day", _("It cannot end in the past. Choose today or later, or end it at once."), "past")
    ids = [duty.pk for duty in duties]
    # In the order of ids, so that two people who end the same duties do not deadlock.
    locked = Duty.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    made: list[Duty] = []
    wrong: list[ValidationError] = []
    for duty in locked.select_related("school__parent", "para", "period__bell"):
        _check(duty, to, last_day, by, at)
        # Before it is cut: the other person has it as long as it was to be.
        until = duty.last_day
        _end(duty, last_day, by, at)
        if to is not None:
            try:
                # A savepoint for each, so that all clashes are told at once.
                with transaction.atomic():
                    made += _given(duty, to, last_day + timedelta(days=1), until, by, at)
            except ValidationError as error:
                wrong += [words for found in error.error_dict.values() for words in found]
    if wrong:
        raise ValidationError({"to": wrong})
    return made


def serves_somebody(duty: Duty, day: date) -> bool:
    """Is it with students, on `day` or later? Then it ends and goes on with their assignments."""
    return any(not link.assignment.is_taken_back and (link.assignment.last_day or day) >= day
               for link in duty.serves.select_related("assignment"))  # fmt: skip


def _check(duty: Duty, to: User | None, last_day: date, by: User, at: datetime) -> None:
    planning.require_planner(by, duty.school, at)
    if serves_somebody(duty, by.today(at)):
        fail("last_day", _("This duty is with students. It ends with their assignments."), "with_students")
    if duty.is_taken_back or (duty.last_day and duty.last_day <= last_day):
        fail("last_day", _("It ends before that."), "ended")
    if to is not None and to.pk == duty.para_id:
        fail("to", _("Choose somebody else."), "same_person")


def _end(duty: Duty, last_day: date, by: User, at: datetime) -> None:
    duty.during = dated.ended(duty.during, last_day)
    duty.save(update_fields=["during"])
    end_covers(Cover.objects.filter(duty=duty, day__gt=last_day, taken_back_at=None), by, at)


def _given(duty: Duty, to: User, first: date, last: date | None, by: User, at: datetime) -> list[Duty]:
    begins = max(first, duty.during.lower) if not duty.during.isempty else first
    return give_duty(
        para=to, school=duty.school, slot=Slot.of(duty), place=duty.place, kind=DutyKind(duty.kind),
        first=begins, last=last, by=by, at=at,
    )  # fmt: skip
