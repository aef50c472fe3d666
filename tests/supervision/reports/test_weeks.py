"""When a week is over: Friday 16:00 on the wall of the school, whatever the sun does."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from supervision.reports.weeks import Week

CHICAGO, HONOLULU, BERLIN = (
    ZoneInfo("America/Chicago"),
    ZoneInfo("Pacific/Honolulu"),
    ZoneInfo("Europe/Berlin"),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_week_is_said_and_read_by_its_iso_number():
    assert str(Week(date(2026, 11, 9))) == "2026-W46"
    assert Week.read("2026-W46").days == (date(2026, 11, 9), date(2026, 11, 15))
    assert str(Week.of(date(2027, 1, 3))) == "2026-W53"
    assert Week.of(date(2026, 11, 15)) == Week.read("2026-W46")


@pytest.mark.parametrize("wrong", ["", "46", "2026-46", "2026-W54", "2026-W00", "2026-W46x", "²026-W46"])
def test_what_is_no_week_is_told_in_words(wrong: str):
    with pytest.raises(ValueError, match="is not a week"):
        Week.read(wrong)


@pytest.mark.parametrize(
    ("monday", "zone", "ends"),
    [
        ("2026-10-26", CHICAGO, "2026-10-30T21:00"),  # daylight time
        ("2026-11-02", CHICAGO, "2026-11-06T22:00"),  # standard time since Sunday
        ("2027-03-08", CHICAGO, "2027-03-12T22:00"),
        ("2027-03-15", CHICAGO, "2027-03-19T21:00"),
        ("2026-11-02", HONOLULU, "2026-11-07T02:00"),
        ("2026-11-02", BERLIN, "2026-11-06T15:00"),
    ],
)
def test_it_ends_at_four_on_the_wall(monday: str, zone: ZoneInfo, ends: str):
    assert Week(date.fromisoformat(monday)).ends(zone) == at(ends)


def test_the_last_week_over_changes_at_that_instant_and_in_each_zone_for_itself():
    last, this = Week.read("2026-W45"), Week.read("2026-W46")
    four = at("2026-11-13T22:00")
    assert Week.last_over(CHICAGO, four - timedelta(seconds=1)) == last
    assert Week.last_over(CHICAGO, four) == this
    assert Week.last_over(HONOLULU, four) == last
    assert Week.last_over(BERLIN, four) == this
    assert Week.last_over(CHICAGO, at("2026-11-16T06:30")) == this, "half past midnight on Monday"
