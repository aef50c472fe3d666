"""Where a decision comes from, and what it needs to be one: its source, a reason, a valid licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.versions import Source
from iep.drafts.writers import Writer
from iep.models import PlanKind
from iep.versions.describing import day
from staff import checks
from staff.models import School, User

POLICY = "licence.publish"
PROVIDER_POLICY = "licence.provider"  # of who publishes what their own discipline teaches


@dataclass(frozen=True)
class Decision:
    """Where what is published comes from. `source` is one of `Source`; teaching alone needs no meeting."""

    source: str
    source_date: date | None = None
    source_with: str = ""
    reason: str = ""
    takes_effect: date | None = None  # None: at once


def wrong_with(decision: Decision, kind: str | None, today: date) -> dict[str, str]:
    """Errors by field, all at once. `kind`: of the plan that decides; None: it is only taught."""
    errors: dict[str, str] = {}
    if not decision.reason:
        errors["reason"] = _("Say in a sentence why this changes.")
    # Data of the past was taken under the plan of that day: nothing goes into force backwards.
    if decision.takes_effect is not None and decision.takes_effect < today:
        errors["takes_effect"] = _("A plan takes effect today or later: nobody could follow it before.")
    if decision.source not in Source.values:
        errors["source"] = _("Say where this comes from.")
    elif kind == PlanKind.IEP:
        errors |= _source_of_an_iep(decision, today)
    # None: no draft among them is a decision, so the teacher alone is source enough.
    elif kind is not None:
        errors |= _who_decided(decision, today)
    return errors


def _source_of_an_iep(decision: Decision, today: date) -> dict[str, str]:
    """Source: docs/rules.md P1, IEP decisions are published only with their source."""
    errors = {}
    if decision.source == Source.TEACHING:
        errors["source"] = _("These drafts hold IEP decisions. Choose the meeting or the agreement.")
    if decision.source_date is None:
        errors["source_date"] = _("Enter the day of the meeting or agreement.")
    elif decision.source_date > today:
        errors["source_date"] = _("The meeting or agreement must have been: %(day)s is to come.") % {
            "day": day(decision.source_date)
        }
    if not decision.source_with:
        errors["source_with"] = _("Say with whom: the parent, and who else decided.")
    return errors


def _who_decided(decision: Decision, today: date) -> dict[str, str]:
    """Of a plan that is no IEP: it has no rules of its own but that it says who decided, and when (G1)."""
    errors = {}
    if decision.source == Source.TEACHING:
        errors["source"] = _("These drafts hold decisions of the plan. Choose where they come from.")
    if decision.source_date is not None and decision.source_date > today:
        errors["source_date"] = _("The decision must have been made: %(day)s is to come.") % {
            "day": day(decision.source_date)
        }
    if not decision.source_with:
        errors["source_with"] = _("Say who decided.")
    return errors


def policy_of(who: Writer) -> str:
    """Which policy names the licence that this writer publishes by."""
    return POLICY if who.writes_plan else PROVIDER_POLICY


def check_publishing_licence(by: User, school: School, today: date, policy: str = POLICY) -> None:
    """Raise ValidationError in words for whom no valid licence lets publish on this day."""
    refusal = _(
        "On %(day)s you hold no valid license for publishing a plan. Your drafts are kept: "
        "a colleague on the team whose license is valid can publish them."
    )
    checks.check_licence(by, policy, school, today, refusal=refusal % {"day": day(today)})
