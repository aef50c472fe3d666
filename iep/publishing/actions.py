"""Publishing: drafts go into force together, and the paras are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing import Publication, newest, put_in_force
from core.verbs import verb
from core.versions import EditConflict, Source, Version
from iep.comparable.actions import end_replaced
from iep.drafts.rules import check_may_write, lock, school_of, writer
from iep.drafts.writers import Writer
from iep.parts import PLAN_PARTS, part_of
from iep.plans.kinds import kind_of
from iep.publishing.deciding import POLICY, Decision, check_publishing_licence, policy_of, wrong_with
from iep.updates.actions import tell
from iep.versions.describing import title
from iep.versions.models import Layer, PlanPartVersion
from staff.calendar.school_time import moment, school_day
from staff.models import School, User
from students.models import Student


def drafts_of(student: Student) -> list[Any]:
    """All drafts about a student, in the order in which they go into force."""
    found: list[Any] = []
    for part in PLAN_PARTS:
        rows = part.versions(student).drafts()
        found += rows.select_related("based_on", "drafted_by").order_by("pk")
    return found


def is_decision(version: Version) -> bool:
    """Whether the team decides on this version, so that it needs a source.

    False for the teaching plan, and where only columns of `TAUGHT` differ from the version before.
    """
    if not isinstance(version, PlanPartVersion) or version.LAYER != Layer.IEP:
        return False
    before: Any = version.based_on
    # What is new is always a decision; and only supports have columns that the teacher may change alone.
    if before is None or not version.TAUGHT:
        return True
    return any(getattr(version, n) != getattr(before, n) for n in version.CONTENT if n not in version.TAUGHT)


@verb("iep.publish")
def publish(
    *,
    student: Student,
    by: User,
    source: str,
    source_date: date | None = None,
    source_with: str = "",
    reason: str = "",
    takes_effect: date | None = None,
    expected: Mapping[UUID, int] | None = None,
    at: datetime | None = None,
) -> list[Version]:
    """Put the student's drafts into force, all at one moment, and tell the assigned paras.

    `expected`: {draft id: the revision that was reviewed}, and only these go; None takes all. `source_date`
    and `source_with` belong to decisions, which are all of one plan. `takes_effect`: a school
    day from today on.

    Raises EditConflict where a draft is another by now, ValidationError in words for what a rule refuses.
    """
    now = at or timezone.now()
    # Who may write is asked before the lock: a refusal should not make other writers wait.
    who = writer(student, by, now)
    lock(student)
    school = school_of(student, now)
    decision = Decision(source, source_date, source_with.strip(), reason.strip(), takes_effect)
    # Read after the lock: a colleague's publication may have taken some of these drafts.
    drafts = _reviewed(drafts_of(student), expected)
    _check(drafts, student, who, now)
    _check_decision(decision, drafts, school_day(school, now))
    check_publishing_licence(by, school, school_day(school, now), policy_of(who))
    publication = _publication(decision, by, now, school)
    # In the order of PLAN_PARTS: a goal is in force before the targets that stand in it.
    changed = [(_put(draft, publication), draft) for draft in drafts]
    _after(student, changed, publication, school)
    return drafts


def _reviewed(drafts: Sequence[Any], expected: Mapping[UUID, int] | None) -> list[Any]:
    """Those that were reviewed, unchanged since. Raises EditConflict, ValidationError for none."""
    if expected is None:
        chosen = list(drafts)
    else:
        chosen = [draft for draft in drafts if draft.pk in expected]
        stand = {draft.pk: draft.revision for draft in chosen}
        # A draft that was saved again has another revision, one that was discarded is missing: both are
        # conflicts.
        if stand != dict(expected):
            raise EditConflict(next((d for d in chosen if d.revision != expected[d.pk]), None))
    if not chosen:
        raise ValidationError({"drafts": _("Choose at least one draft to publish.")})
    return chosen


def may_publish(draft: Any, who: Writer) -> bool:
    """Whether this writer may publish the draft; True for what is no part of a plan (see `_check`)."""
    return draft.PART != PlanPartVersion.PART or who.publishes(draft, is_decision=is_decision(draft))


def _check(drafts: Sequence[Any], student: Student, who: Writer, now: datetime) -> None:
    """Raise PermissionDenied or ValidationError for a draft that may not be published now."""
    for draft in drafts:
        if draft.PART != PlanPartVersion.PART:
            check_may_write(student, who.user, now, part=draft.PART)
        elif not may_publish(draft, who):
            raise PermissionDenied(_("The case manager publishes “%(title)s”.") % {"title": title(draft)})
        part = part_of(draft)
        if part.stands_in:
            _check_above(draft, getattr(draft.of, part.stands_in), drafts)
        # A target may have been closed since its draft was written.
        if part.is_open and not part.versions().filter(part.is_open(now), pk=draft.pk).exists():
            raise ValidationError({"drafts": _("“%(title)s” is closed.") % {"title": title(draft)}})


def _check_above(draft: Version, above: Any, drafts: Sequence[Any]) -> None:
    # What it stands in may be published in the same act.
    if not any(other.of == above for other in drafts) and newest(above) is None:
        words = part_of(above).publish_first % {"title": title(draft)}
        raise ValidationError({"drafts": words})


def _check_decision(decision: Decision, drafts: Sequence[Any], today: date) -> None:
    """Each field that lacks something, all at once."""
    kinds = {kind_of(draft) for draft in drafts if is_decision(draft)}
    errors = wrong_with(decision, next(iter(kinds), None), today)
    # One meeting decides on one plan: a single source cannot stand for two of them.
    if len(kinds) > 1:
        errors["drafts"] = _("These drafts belong to several plans. Publish one plan after the other.")
    if errors:
        raise ValidationError(errors)


def why_not(student: Student, by: User, at: datetime, policy: str = POLICY) -> str:
    """In words why this person cannot publish at `at`, whatever the drafts say; empty where they can."""
    try:
        school = school_of(student, at)
        check_publishing_licence(by, school, school_day(school, at), policy)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _publication(decision: Decision, by: User, now: datetime, school: School) -> Publication:
    starts = now
    # From today on means from this moment on. A later day begins with its midnight at the school.
    if decision.takes_effect is not None and decision.takes_effect > school_day(school, now):
        starts = moment(school.zone, decision.takes_effect, 0)
    decided_on = decision.source_date or school_day(school, now)
    return Publication(by, now, starts, decision.source, decided_on, decision.source_with, decision.reason)


def _put(draft: Any, publication: Publication) -> Version | None:
    """Put one draft into force; the version that was in force before, or None."""
    if not is_decision(draft):
        # A teaching plan that goes out with IEP decisions must not borrow the meeting's authority: its source
        # is the teacher (docs/decisions/0010).
        publication = replace(publication, source=Source.TEACHING, source_date=None, source_with="")
    before: Version | None = put_in_force(draft, publication)
    return before


def _after(
    student: Student,
    changed: Sequence[tuple[Version | None, Any]],
    publication: Publication,
    school: School,
) -> None:
    """What follows from versions that went into force: first phases, announcements, updates for the paras.

    `changed`: (the version before or None, the version now in force).
    """
    for before, after in changed:
        part = part_of(after)
        # A first version: a new target begins with its baseline phase, on the day from which it is in force.
        if part.on_first and before is None:
            part.on_first(after.of, school_day(school, publication.in_force_from), publication.by)
        if part.announce:
            part.announce(version=after, before=before, by=publication.by, at=publication.at)
    # What has a hook of its own (the safety card) is told of by that hook: twice would be two updates.
    plans = [(before, after) for before, after in changed if part_of(after).announce is None]
    end_replaced([after for _before, after in changed], publication, school)
    # Last, and in the same transaction: nobody is told of what is then rolled back.
    tell(student, plans, school_day(school, publication.at))
