"""Phases of a target, and its end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from iep.drafts import actions as draft_actions
from iep.models import PhaseKind, Target
from iep.targets import actions as target_actions
from staff.models import Licence
from tests.iep.plan_form_helpers import target_fields


def start(district, starts, **changed):
    words = {"kind": PhaseKind.MAINTENANCE, "label": "Probes", "by": district.case_manager} | changed
    return target_actions.start_phase(target=district.target, starts=starts, **words)


def test_a_phase_ends_the_one_before_the_day_before(district):
    start(district, district.today)
    _baseline, intervention, maintenance = district.target.phases.all()
    assert intervention.last_day == district.today - timedelta(days=1)
    assert (maintenance.starts, maintenance.last_day) == (district.today, None)


def test_a_phase_never_begins_before_the_last_one(district):
    last = district.target.phases.last()
    with pytest.raises(ValidationError) as refusal:
        start(district, last.starts)
    assert "starts" in refusal.value.message_dict
    assert district.target.phases.count() == 2


def test_a_phase_can_begin_on_a_past_day(district):
    last = district.target.phases.last()
    start(district, last.starts + timedelta(days=1))
    last.refresh_from_db()
    assert last.last_day == last.starts


@pytest.mark.parametrize("persona", ["para", "provider", "administrator", "other_teacher"])
def test_nobody_else_turns_a_phase_or_closes(district, persona):
    by = getattr(district, persona)
    with pytest.raises(PermissionDenied):
        start(district, district.today, by=by)
    with pytest.raises(PermissionDenied):
        target_actions.close_target(target=district.target, by=by)
    district.target.refresh_from_db()
    assert district.target.closed_at is None
    assert district.target.phases.count() == 2


def test_a_closed_target_keeps_its_history_and_loses_its_draft(district):
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=district.case_manager)
    target_actions.close_target(target=district.target, by=district.case_manager, at=district.now)
    district.target.refresh_from_db()
    assert (district.target.closed_at, district.target.closed_by) == (district.now, district.case_manager)
    assert not district.target.versions.drafts().exists()
    assert district.target.versions.published().count() == 1
    assert district.target.phases.last().last_day == district.today


def test_closing_twice_keeps_the_first_moment(district):
    target_actions.close_target(target=district.target, by=district.case_manager, at=district.now)
    later = district.now + timedelta(hours=1)
    target_actions.close_target(target=district.target, by=district.case_manager, at=later)
    assert district.target.closed_at == district.now


def test_a_closed_target_has_no_further_phase(district):
    target_actions.close_target(target=district.target, by=district.case_manager)
    with pytest.raises(ValidationError, match="closed"):
        start(district, district.today + timedelta(days=1))


def test_what_was_never_published_is_discarded_not_closed(district):
    target = draft_actions.draft_part(
        of=Target(goal=district.goal), fields=target_fields(), by=district.case_manager
    ).of
    with pytest.raises(ValidationError, match="never published"):
        target_actions.close_target(target=target, by=district.case_manager)
    assert target.versions.drafts().exists()


def test_without_a_license_no_phase_begins_and_nothing_is_closed(district):
    Licence.objects.filter(user=district.case_manager).delete()
    with pytest.raises(ValidationError, match="no valid license"):
        start(district, district.today)
    with pytest.raises(ValidationError, match="no valid license"):
        target_actions.close_target(target=district.target, by=district.case_manager)
