"""Telling paras what changed: an update per new version, a receipt per para (P9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.verbs import verb
from core.versions import Version
from iep.drafts.rules import day_of
from iep.models import Ending, EndingTakenBack, FadeStep, PlanUpdate, UpdateReceipt, Urgency
from iep.parts import PLAN_PARTS, PlanPart, part_of
from iep.versions.describing import changes, day, title
from iep.versions.subjects import subject
from staff.models import User
from students.models import AboutVersion, Assignment, SafetyCardVersion, Student


def tell(student: Student, changed: Iterable[tuple[Version | None, Version]], on: date) -> list[PlanUpdate]:
    """An update for each (before, after), given to every para assigned to the student on `on`."""
    updates = PlanUpdate.objects.bulk_create(_update(student, before, after) for before, after in changed)
    _give(student, updates, on)
    return updates


def tell_of_ending(
    ending: Ending, ended: Sequence[tuple[str, str]], on: date, last_day: date | None = None
) -> PlanUpdate:
    """One update of all that ends with it, given now to every para assigned on `on`.

    `ended`: (title, words). `last_day`: where it is to come.
    """
    after = _("In force until the end of %(day)s.") % {"day": day(last_day)} if last_day else ""
    heading = _("Ends on %(day)s: %(title)s") if last_day else _("Ended: %(title)s")
    named = {"title": ending.title, "day": day(last_day) if last_day else ""}
    update = PlanUpdate.objects.create(
        student=ending.student,
        **subject(ending),
        title=(heading % named)[:200],
        changes=[[label, words, after] for label, words in ended],
        reason=ending.reason,
        published_at=ending.at,
    )
    # An update of an ending is given before its last day as well: paras plan their days with it.
    _give(ending.student, [update], on)
    return update


def tell_of_going_on(
    back: EndingTakenBack, going_on: Sequence[tuple[str, str]], on: date, until: datetime
) -> PlanUpdate:
    """One update of all that goes on after all. `until`: when it was to end, in the school's zone."""
    before = _("Was to end on %(day)s.") % {"day": day(until.date() - timedelta(days=1))}
    ending = back.ending
    update = PlanUpdate.objects.create(
        student=ending.student,
        **subject(back),
        title=(_("Goes on: %(title)s") % {"title": ending.title})[:200],
        changes=[[label, before, words] for label, words in going_on],
        reason=back.reason,
        published_at=back.at,
    )
    _give(ending.student, [update], on)
    return update


def tell_of_fading(
    step: FadeStep, *, before: str, after: str, reason: str, on: date, at: datetime
) -> PlanUpdate:
    """Tell the paras of a step of a fade plan; an empty `after` says that the fade plan has ended."""
    heading = _("Fade plan: %(what)s") if after else _("Ended: fade plan, %(what)s")
    student = step.fade.target.student
    update = PlanUpdate.objects.create(
        student=student,
        **subject(step),
        title=(heading % {"what": step.fade.what})[:200],
        changes=[[_("What adults do"), before, after]],
        reason=reason,
        published_at=at,
    )
    _give(student, [update], on)
    return update


def _give(student: Student, updates: Sequence[PlanUpdate], on: date) -> None:
    paras = Assignment.objects.on(on).filter(student=student).order_by("para").values_list("para", flat=True)
    UpdateReceipt.objects.bulk_create(
        UpdateReceipt(update=update, user_id=para, given_at=update.published_at)
        for update in updates
        for para in paras
    )


@verb("iep.give_updates")
def give_updates(*, assignment: Assignment, by: User, at: datetime | None = None) -> int:
    """Give a newly assigned para the updates of all that is in force; the number that is new to them."""
    moment = at or timezone.now()
    told = _of_what_stands(assignment.student, moment)
    # A para who was assigned before has receipts already, and does not read the same twice.
    had = UpdateReceipt.objects.filter(user=assignment.para_id, update__in=told).values("update")
    fresh = told.exclude(pk__in=had)
    UpdateReceipt.objects.bulk_create(
        (UpdateReceipt(update=update, user_id=assignment.para_id, given_at=moment) for update in fresh),
        # Two assignments of one para at the same moment: the unique receipt lets one pass, the other is no
        # error.
        ignore_conflicts=True,
    )
    return len(fresh)


def tell_of_safety(
    *, version: SafetyCardVersion, before: SafetyCardVersion | None, by: User, at: datetime
) -> None:
    """A hook of `students`: a safety card went into force."""
    tell(version.of.student, [(before, version)], day_of(version.of.student, at, by))


def tell_of_about(*, version: AboutVersion, before: AboutVersion | None, by: User, at: datetime) -> None:
    """A hook of `students`: what is said about a student changed."""
    tell(version.of.student, [(before, version)], day_of(version.of.student, at, by))


def tell_newcomer(*, assignment: Assignment, by: User, at: datetime) -> None:
    """A hook of `students`: a para was assigned."""
    give_updates(assignment=assignment, by=by, at=at)


def _of_what_stands(student: Student, at: datetime) -> QuerySet[PlanUpdate]:
    """Updates whose version is in force at `at` or will be; targets that were closed tell nothing more."""
    holding = Q()
    for part in PLAN_PARTS:
        # Subqueries of one query, not a query for each kind; kind and id together name a row.
        holding |= Q(subject_kind=part.key, subject_id__in=_holding(part, student, at).values("pk"))
    open_targets = Q(fade__target__closed_at=None) | Q(fade__target__closed_at__gt=at)
    # A step without an end is the one that holds now; ended fade plans tell a newcomer nothing.
    steps = FadeStep.objects.filter(open_targets, fade__target__student=student, during__upper_inf=True)
    holding |= Q(subject_kind=FadeStep.KIND, subject_id__in=steps.values("pk"))
    return PlanUpdate.objects.filter(holding, student=student).order_by("published_at", "pk")


def _holding(part: PlanPart[Any], student: Student, at: datetime) -> Any:
    """Versions in force at `at` or later, of what was not closed by then."""
    rows = part.versions(student)
    rows = rows.filter(Q(in_force__contains=at) | Q(in_force__startswith__gt=at))
    return rows.filter(part.is_open(at)) if part.is_open else rows


def _update(student: Student, before: Version | None, after: Any) -> PlanUpdate:
    return PlanUpdate(
        student=student,
        **subject(after),
        title=title(after),
        # Words are stored as they were: a later release may say the same in other words, but this was told.
        changes=[list(asdict(change).values()) for change in changes(before, after)],
        urgency=Urgency.SAFETY if part_of(after).is_urgent else Urgency.ORDINARY,
        reason=after.reason,
        published_at=after.published_at,
    )
