"""What the data propose for the next step of a fade plan."""

from datetime import timedelta
from decimal import Decimal

import pytest

from datacollection.fades.proposal import proposal_of
from datacollection.graphs import load
from datacollection.graphs.views import last_version
from iep.fades import actions as fade_actions
from tests.fixtures.clock import right_now
from tests.fixtures.sessions import make_session

DAY = timedelta(days=1)


@pytest.fixture
def propose(district):
    """Begins a fade plan some days ago; then tells what the data propose."""

    def propose(began, threshold=80):
        step = fade_actions.start_fade(
            target=district.target, what="Distance", steps=["Beside", "3 m"], threshold=Decimal(threshold),
            x=2, y=2, why="x", by=district.case_manager, at=began,
        )  # fmt: skip
        taught = load.taught_by(last_version(district.target), right_now())
        (data,) = load.target_data(district.student, [taught])
        return proposal_of(step, data, taught.phases)

    return propose


def test_enough_good_sessions_on_this_step_propose_the_next(district, propose):
    make_session(district, district.target, at=district.now - DAY, n=2)
    found = propose(district.now - 5 * DAY, threshold=60)
    assert (found.is_due, found.next, found.needs_decision) == (True, "3 m", False)


def test_less_than_the_plan_asks_for_proposes_nothing(district, propose):
    make_session(district, district.target, at=district.now - DAY, n=2)
    assert not propose(district.now - 5 * DAY, threshold=61).is_due


def test_what_was_seen_with_more_help_says_nothing(district, propose):
    make_session(district, district.target, at=district.now - 6 * DAY, n=2)
    assert not propose(district.now - 5 * DAY, threshold=60).is_due, "one session since the step began"


def test_the_last_step_has_no_next(district, propose):
    make_session(district, district.target, at=district.now - DAY, n=2)
    found = propose(district.now - 5 * DAY, threshold=60)
    last = fade_actions.take_fade_step(
        fade=found.fade, number=2, why="x", by=district.case_manager, at=district.now - 4 * DAY
    )
    taught = load.taught_by(last_version(district.target), right_now())
    (data,) = load.target_data(district.student, [taught])
    found = proposal_of(last, data, taught.phases)
    assert (found.next, found.is_due) == ("", False)
