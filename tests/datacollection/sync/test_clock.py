"""When a tap was: pure, without a database; then the two stories that the contract names."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datacollection.models import Record
from datacollection.sync.clock import Said, SendingClock
from tests.datacollection.sync.sending import Sender, statuses

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
PAGE = uuid4()
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def clock(ahead: timedelta = timedelta(0), page: object = PAGE, mono: float | None = 600_000) -> SendingClock:
    return SendingClock(NOW, Said(NOW + ahead, page, mono))  # type: ignore[arg-type]


def made(sending: SendingClock, said: Said, is_likely: bool = True) -> datetime | None:
    return sending.made_at(said, lambda at: is_likely)


@pytest.mark.parametrize("ahead", [timedelta(0), DAY, -DAY, timedelta(days=-20000), timedelta(days=300)])
def test_a_page_that_lived_tells_the_time_whatever_the_wall_clock_says(ahead: timedelta):
    assert made(clock(ahead), Said(NOW + ahead - 5 * MINUTE, PAGE, 300_000)) == NOW - 5 * MINUTE


@pytest.mark.parametrize("ahead", [timedelta(0), DAY, -DAY, timedelta(days=-20000)])
def test_after_a_reload_the_wall_clock_is_corrected_by_the_envelopes(ahead: timedelta):
    assert made(clock(ahead), Said(NOW + ahead - 5 * MINUTE, uuid4(), 300_000)) == NOW - 5 * MINUTE


def test_a_jump_of_the_wall_clock_between_tap_and_sending_moves_nothing():
    tap_before_jump = Said(NOW - 5 * MINUTE + DAY, PAGE, 300_000)
    assert made(clock(), tap_before_jump) == NOW - 5 * MINUTE
    set_forward_since = Said(NOW - 5 * MINUTE - DAY, PAGE, 300_000)
    assert made(clock(), set_forward_since, is_likely=False) == NOW - 5 * MINUTE


def test_a_lid_that_was_closed_does_not_move_the_tap_to_after_lunch():
    """The page's clock stood still for three hours: by it the tap was five minutes ago."""
    before_lunch = Said(NOW - timedelta(hours=3), PAGE, 300_000)
    assert made(clock(), before_lunch) == NOW - timedelta(hours=3)


def test_sleep_is_not_believed_of_a_wall_clock_that_is_wrong_now():
    assert made(clock(ahead=DAY), Said(NOW + DAY - timedelta(hours=3), PAGE, 300_000)) == NOW - 5 * MINUTE


def test_without_a_clock_in_the_envelope_only_a_living_page_tells():
    blind = SendingClock(NOW, Said(None, PAGE, 600_000))
    assert made(blind, Said(NOW, PAGE, 300_000)) == NOW - 5 * MINUTE
    assert made(blind, Said(NOW, uuid4(), 300_000)) is None


def test_what_has_not_happened_yet_cannot_be_told():
    assert made(clock(), Said(NOW + 3 * MINUTE, uuid4(), 0)) is None


def test_seconds_ahead_count_as_now():
    assert made(clock(), Said(NOW + MINUTE, uuid4(), 0)) == NOW


def test_a_page_clock_that_ran_backwards_is_not_believed():
    assert made(clock(), Said(NOW - MINUTE, PAGE, 700_000)) == NOW - MINUTE


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
    sending = SendingClock(NOW, Said(sent, PAGE, mono))
    found = sending.made_at(Said(at, PAGE if same else uuid4(), then), lambda moment: True)
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
