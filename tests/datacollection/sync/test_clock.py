"""When a tap was: pure, without a database; then the two stories that the contract names."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datacollection.models import Record
from datacollection.sync.clock import ClockReading, SendingClock
from tests.datacollection.sync.sending import Sender, statuses

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
PAGE = uuid4()
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def clock(ahead: timedelta = timedelta(0), page: object = PAGE, mono: float | None = 600_000) -> SendingClock:
    return SendingClock(NOW, ClockReading(NOW + ahead, page, mono))  # type: ignore[arg-type]


@pytest.mark.parametrize("ahead", [timedelta(0), DAY, -DAY, timedelta(days=-20000), timedelta(days=300)])
def test_a_page_that_lived_tells_the_time_whatever_the_wall_clock_says(ahead: timedelta):
    assert clock(ahead).made_at(ClockReading(NOW + ahead - 5 * MINUTE, PAGE, 300_000)) == NOW - 5 * MINUTE


@pytest.mark.parametrize("ahead", [timedelta(0), DAY, -DAY, timedelta(days=-20000)])
def test_after_a_reload_the_wall_clock_is_corrected_by_the_envelopes(ahead: timedelta):
    assert clock(ahead).made_at(ClockReading(NOW + ahead - 5 * MINUTE, uuid4(), 300_000)) == NOW - 5 * MINUTE


@pytest.mark.parametrize("jump", [DAY, -DAY, timedelta(hours=1)])
def test_a_jump_of_the_wall_clock_between_tap_and_sending_moves_nothing(jump: timedelta):
    assert clock().made_at(ClockReading(NOW - 5 * MINUTE + jump, PAGE, 300_000)) == NOW - 5 * MINUTE


def test_a_lid_that_was_closed_does_not_move_the_tap_to_after_lunch():
    """The monotonic clock stood still for three hours, so the recorder began a new stretch."""
    before_lunch = ClockReading(NOW - timedelta(hours=3), uuid4(), 300_000)
    assert clock().made_at(before_lunch) == NOW - timedelta(hours=3)


def test_without_a_clock_in_the_envelope_only_a_living_page_tells():
    blind = SendingClock(NOW, ClockReading(None, PAGE, 600_000))
    assert blind.made_at(ClockReading(NOW, PAGE, 300_000)) == NOW - 5 * MINUTE
    assert blind.made_at(ClockReading(NOW, uuid4(), 300_000)) is None


def test_what_has_not_happened_yet_cannot_be_told():
    assert clock().made_at(ClockReading(NOW + 3 * MINUTE, uuid4(), 0)) is None


def test_seconds_ahead_count_as_now():
    assert clock().made_at(ClockReading(NOW + MINUTE, uuid4(), 0)) == NOW


def test_a_page_clock_that_ran_backwards_is_not_believed():
    assert clock().made_at(ClockReading(NOW - MINUTE, PAGE, 700_000)) == NOW - MINUTE


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.datetimes(timezones=st.just(UTC)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)
def test_no_clock_makes_it_fall_over_or_look_ahead(
    sent: datetime, at: datetime, mono: float, then: float, same: bool
):
    sending = SendingClock(NOW, ClockReading(sent, PAGE, mono))
    found = sending.made_at(ClockReading(at, PAGE if same else uuid4(), then))
    assert found is None or found <= NOW


@pytest.mark.parametrize("ahead", [timedelta(days=-20_000), DAY])
@pytest.mark.parametrize("reloaded", [False, True])
def test_records_of_1970_and_of_tomorrow_are_stored_at_their_true_time(
    sender: Sender, ahead: timedelta, reloaded: bool
):
    sender.ahead = ahead
    start = sender.start()
    if reloaded:
        sender.page = uuid4()
    assert statuses(sender.send(start)) == ["stored"]
    record = Record.objects.get(pk=start["id"])
    assert (record.made_at, record.said_at) == (sender.at, sender.at + ahead)
    assert record.is_clock_off


def test_a_good_clock_is_not_flagged(sender: Sender):
    sender.ahead = timedelta(seconds=90)
    start = sender.start()
    sender.send(start)
    assert not Record.objects.get(pk=start["id"]).is_clock_off


@pytest.mark.parametrize(
    "at", ["", "yesterday", "+010000-01-01T00:00:00Z", "2026-11-21T10:00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_cannot_be_read_is_held(sender: Sender, at: str):
    assert statuses(sender.send(sender.start() | {"at": at})) == ["held: clock"]
