"""Drafting: each part of a plan has at most one draft, which nobody follows until it is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import Basis, write_draft
from core.verbs import verb
from core.versions import Version
from iep.drafts.rules import check_goes_on, check_may_write, check_writes, lock, writer
from iep.models import Plan, PlanKind, PlanVersion
from iep.parts import part_of, student_of
from iep.versions.models import PlanPartVersion
from staff.models import User
from students.models import Student

Fields = Mapping[str, Any]  # of the version's CONTENT; a dataclass with `to_json` may stand for its JSON


@verb("iep.draft_plan")
def draft_plan(
    *,
    student: Student,
    fields: Fields,
    by: User,
    kind: str = PlanKind.IEP,
    basis: Basis | None = None,
    at: datetime | None = None,
) -> PlanVersion | None:
    """Draft the student's plan of this kind, which is made where there is none. None: nothing differs."""
    check_may_write(student, by, at or timezone.now())
    plan, _made = Plan.objects.get_or_create(student=student, kind=kind)
    draft: PlanVersion | None = _write(plan, fields, by, basis)
    return draft


@verb("iep.draft_part")
def draft_part(*, of: Any, fields: Fields, by: User, at: datetime | None = None) -> Any:
    """The first draft of a new goal, service, target or support, which `of` is, not saved yet.

    Anybody who writes may propose a goal; else a provider begins what their own discipline does. Raises
    PermissionDenied; ValidationError where what it stands in has an end to come; LookupError or ValueError
    in words for JSON that cannot be read.
    """
    now, part = at or timezone.now(), part_of(of)
    part.complete(of)
    student = student_of(of)
    who = writer(student, by, now)
    if part.is_of_discipline and not who.writes_in(of.discipline):
        raise PermissionDenied(_("Another discipline writes this, or the team."))
    # Checked before the lock is taken: a refusal should not make other writers wait.
    part.check(of, fields, who)
    lock(student)
    # After the lock, because an ending of what it stands in is written under the same lock.
    check_goes_on(part.above(of), student, by, now)
    return begin_part(of, fields, by)


def begin_part(of: Any, fields: Fields, by: User) -> Any:
    """Save the new thing `of` with its first draft, and return the draft. Checks no permission.

    For callers that checked it and hold the lock on the student.
    """
    part = part_of(of)
    part.complete(of)
    # The student is locked, so two new goals cannot count to the same place.
    of.position = part.siblings(of).count() + 1
    of.save()
    # An empty basis: nothing stood before the first draft, and anything that stands now is a conflict.
    return _write(of, fields, by, Basis())


@verb("iep.save_draft")
def save_draft(
    *, of: Any, fields: Fields, by: User, basis: Basis | None = None, at: datetime | None = None
) -> Any:
    """Save the draft of a part of a plan. None where it would say what is in force already.

    `basis`: what stood when the writer began; None takes whatever stands. Raises EditConflict, and
    ValidationError for a target that is closed.
    """
    now, student = at or timezone.now(), student_of(of)
    who = check_writes(of, student, by, now)
    part_of(of).check(of, fields, who)
    check_goes_on(of, student, by, now)
    return _write(of, fields, by, basis)


@verb("iep.discard_draft")
def discard_draft(*, draft: Version, by: User, at: datetime | None = None) -> None:
    """Delete a draft; with it a thing that was never published, and the drafts of what stands in it.

    Raises PermissionDenied. A trigger refuses to delete any version that was ever in force.
    """
    of: Any = draft.of  # type: ignore[attr-defined]
    student, part = student_of(of), part_of(of)
    now, record_part = at or timezone.now(), draft.PART  # type: ignore[attr-defined]
    if record_part == PlanPartVersion.PART:
        check_writes(of, student, by, now)
    else:
        check_may_write(student, by, now, part=record_part)
    lock(student)
    draft.delete()
    # Of what exists once for a student (the plan, the safety card) the empty row is kept for the next draft.
    if part.is_listed and not of.versions.exists():
        # Nothing below it can have been published: publishing asks first that what it stands in is in force
        # or published with it.
        for below in part.parts_in_it():
            for thing in below.things_in(of):
                thing.versions.all().delete()
                thing.delete()
        of.delete()


def _write(of: Any, fields: Fields, by: User, basis: Basis | None) -> Any:
    columns = {name: _column(value) for name, value in fields.items()}
    # Read and written again, so that two spellings of one meaning (a default left out or stated) are equal.
    # What cannot be read is never stored, for no recorder could open it, and what means the same is stored
    # the same.
    if as_it_reads := part_of(of).as_it_reads:
        columns |= as_it_reads(of, columns)
    return write_draft(of=of, fields=columns, basis=basis, by=by)


def _column(value: Any) -> Any:
    if hasattr(value, "to_json"):
        return value.to_json()
    # JSON and array columns read lists back: a tuple would differ from what is stored and count as a change.
    return list(value) if isinstance(value, tuple) else value
