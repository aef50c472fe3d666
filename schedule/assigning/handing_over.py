"""A para hands a student over to another: one ends, the other begins, with the same duties (A1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail
from core.verbs import verb
from schedule.assigning.actions import assign, end_assignment
from schedule.day import Slot
from schedule.duties.actions import serve
from schedule.duties.models import DutyKind
from staff.models import User
from staff.permissions import Act, Part
from students import access
from students.models import Assignment


@dataclass(frozen=True)
class _Time:
    """Where and when the student was served, and on which days it would have gone on."""

    slot: Slot
    place: str
    kind: DutyKind
    during: DateRange


@verb("students.hand_over")
def hand_over(
    *,
    assignment: Assignment,
    to: User,
    supervisor: User,
    first: date,
    by: User,
    at: datetime | None = None,
) -> Assignment:
    """From `first` on `to` works with the student, in all duties in which the other did until then.

    Ends as the old one would have. Raises PermissionDenied; ValidationError with everything that stands in
    the way, and then nothing of it happened.
    """
    at = at or timezone.now()
    access.require(by, assignment.student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    locked: Assignment = Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    _check(locked, to, first, by.today(at))
    # Before it ends: ending cuts the duties to the days on which they serve somebody.
    times, last = _times(locked, first), locked.last_day
    end_assignment(assignment=locked, last_day=first - timedelta(days=1), by=by, at=at)
    made = assign(
        student=locked.student, para=to, supervisor=supervisor, first=first, last=last, by=by, at=at
    )
    _serve(made, times)
    return made


def _check(old: Assignment, to: User, first: date, today: date) -> None:
    check_dates(first, None, "first")
    if to.pk == old.para_id:
        fail("to", _("Choose somebody else."), "same_person")
    # The past stays as it was: who recorded then was assigned then.
    if first < today:
        fail("first", _("It cannot be handed over in the past. Choose today or later."), "past")
    if old.is_taken_back or (old.last_day and old.last_day < first):
        fail("first", _("The assignment ends before that."), "ended")


def _times(old: Assignment, first: date) -> list[_Time]:
    """What goes on from `first`; asked before the duties are cut."""
    rest = dated.both(old.during, dated.since(first))
    links = old.duties.select_related("duty__period__bell", "duty__school")
    times = [(link.duty, dated.both(link.duty.during, rest)) for link in links]
    return [
        _Time(Slot.of(duty), duty.place, DutyKind(duty.kind), days)
        for duty, days in times
        if not days.isempty
    ]


def _serve(made: Assignment, times: Sequence[_Time]) -> None:
    wrong: list[ValidationError] = []
    for one in times:
        try:
            # All clashes are told at once; then the whole act is undone.
            with transaction.atomic():
                serve(made, one.slot, one.place, one.during, one.kind)
        except ValidationError as error:
            wrong += [words for found in error.error_dict.values() for words in found]
    if wrong:
        raise ValidationError({"to": wrong})
