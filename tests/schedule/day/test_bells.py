"""When a part of the day takes place, by any bells: pure, so tried with thousands of days."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from hypothesis import given
from hypothesis import strategies as st

from schedule.day.bells import Bells, Timing, moved, span_on
from schedule.day.calendar import SchoolDay
from schedule.day.places import Slot, blocks_of_day, collide
from schedule.models import StudentBlock, SupervisionLevel, SupportLevel
from staff.calendar.school_time import moment
from staff.models import BellSchedule, DayKind, Period, Rhythm

CHICAGO = ZoneInfo("America/Chicago")
REGULAR, EARLY = uuid4(), uuid4()


def spans(longest: int = 24 * 60) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, longest - 1), st.integers(1, longest)).filter(lambda s: s[0] < s[1])


def school_day(
    day: date = date(2026, 11, 18),
    *,
    kind: DayKind | None = DayKind.SCHOOL,
    cycle_day: int | None = None,
    bells: Bells | None = None,
    zone: ZoneInfo = CHICAGO,
) -> SchoolDay:
    rings = bells or Bells(REGULAR, "Regular", True, {"P1": (525, 570)})
    return SchoolDay(uuid4(), "Birch Bend", zone, day, kind, cycle_day, rings)


def block(
    minutes: tuple[int, int], *, rhythm: Rhythm = Rhythm.WEEK, day: int = 3, period: Period | None = None
) -> StudentBlock:
    return StudentBlock(
        student_id=uuid4(),
        rhythm=rhythm,
        day=day,
        period=period,
        minutes=NumericRange(*minutes),
        activity="Literacy",
        place="Room 12",
        support_level=SupportLevel.SMALL_GROUP,
        supervision_level=SupervisionLevel.LINE_OF_SIGHT,
    )


def period(name: str = "P1", minutes: tuple[int, int] = (525, 570), bell: UUID = REGULAR) -> Period:
    return Period(bell=BellSchedule(id=bell, name="Regular"), name=name, minutes=NumericRange(*minutes))


@given(spans(), spans())
def test_what_fills_its_period_fills_it_on_other_bells(whole, there):
    assert moved(whole, whole, there) == there


@given(spans(), spans(), st.data())
def test_a_part_of_a_period_stays_within_it_and_lasts_at_least_a_minute(whole, there, data):
    part = data.draw(spans())
    begins, ends = moved(part, whole, there)
    assert there[0] <= begins < ends <= there[1]


@given(spans(), spans(), st.data())
def test_neighbors_within_a_period_stay_neighbors_and_never_overlap_by_more_than_rounding(whole, there, data):
    middle = data.draw(st.integers(whole[0], whole[1]).filter(lambda m: whole[0] < m < whole[1])
                       if whole[1] - whole[0] > 1 else st.nothing())  # fmt: skip
    first, second = moved((whole[0], middle), whole, there), moved((middle, whole[1]), whole, there)
    if there[1] - there[0] >= 2 * (whole[1] - whole[0]):  # longer bells: nothing collapses
        assert first[1] == second[0]
    assert first[1] - second[0] <= 1


@given(spans(), spans())
def test_without_a_period_the_minutes_stay_whatever_the_bells(minutes, there):
    assert span_on(Timing(minutes), Bells(EARLY, "Early", False, {"P1": there})) == minutes


def test_a_period_that_the_bells_lack_does_not_take_place():
    timing = Timing((525, 570), "P1", (525, 570), REGULAR)
    assert span_on(timing, Bells(EARLY, "Testing", False, {"P2": (600, 640)})) is None


@given(spans(), st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(
    ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "America/Phoenix", "UTC"]))  # fmt: skip
def test_the_wall_clock_says_the_minutes_on_every_day_of_the_year(minutes, day, zone_name):
    """An independent way back: the instant, put on the wall again, shows the minutes, or a clock change."""
    zone = ZoneInfo(zone_name)
    begins, ends = school_day(day, zone=zone).instants(minutes)
    assert begins <= ends
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes[0])
    shown = begins.astimezone(zone).replace(tzinfo=None)
    skipped = datetime.combine(day, datetime.min.time(), tzinfo=zone).utcoffset() != (
        datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=zone).utcoffset()
    )
    assert shown == wall or (skipped and timedelta(0) < shown - wall <= timedelta(hours=1))


def test_a_block_on_the_day_that_clocks_go_back_lasts_an_hour_longer_by_the_sun():
    begins, ends = school_day(date(2026, 11, 1)).instants((0, 240))
    assert ends - begins == timedelta(hours=5)
    assert begins == datetime(2026, 11, 1, 5, tzinfo=UTC)


def test_the_minutes_that_clocks_skip_are_no_time():
    begins, ends = school_day(date(2026, 3, 8)).instants((2 * 60 + 30, 3 * 60))
    assert ends == begins == moment(CHICAGO, date(2026, 3, 8), 210)


@pytest.mark.parametrize(("cycle_day", "happens"), [(1, False), (3, True), (None, False)])
def test_a_block_of_the_rotation_follows_the_rotation_not_the_weekday(cycle_day, happens):
    there, _ = blocks_of_day([block((500, 540), rhythm=Rhythm.CYCLE)], school_day(cycle_day=cycle_day))
    assert bool(there) is happens


@given(st.dates(date(2026, 9, 1), date(2027, 6, 9)), st.integers(1, 7), st.none() | st.integers(1, 6))
def test_a_weekly_block_follows_the_weekday_whatever_the_rotation(day, weekday, cycle_day):
    there, _ = blocks_of_day([block((500, 540), day=weekday)], school_day(day, cycle_day=cycle_day))
    assert bool(there) is (day.isoweekday() == weekday)


@pytest.mark.parametrize("kind", [DayKind.OFF, None])
def test_a_day_off_has_no_blocks(kind):
    day = school_day(kind=kind, cycle_day=1)
    assert blocks_of_day([block((500, 540))], day) == ([], [])
    assert day.why_no_school()


def test_early_release_moves_a_block_with_its_period_and_leaves_the_others():
    early = Bells(EARLY, "Early release", False, {"P1": (510, 540)})
    whole, half = block((525, 570), period=period()), block((525, 540), period=period())
    free = block((700, 720))
    there, missing = blocks_of_day([free, whole, half], school_day(bells=early))
    wall = [(b.begins.astimezone(CHICAGO).strftime("%H:%M"), b.ends.astimezone(CHICAGO).strftime("%H:%M"))
            for b in there]  # fmt: skip
    assert wall == [("08:30", "08:40"), ("08:30", "09:00"), ("11:40", "12:00")]
    assert not missing


def test_a_block_whose_period_is_missing_is_named_with_the_bells_that_lack_it():
    testing = Bells(EARLY, "Testing", False, {})
    there, (missing,) = blocks_of_day([block((525, 570), period=period())], school_day(bells=testing))
    assert not there
    assert (missing.what, missing.period, missing.bells) == ("Literacy", "P1", "Testing")


def test_a_monday_and_a_day_of_the_rotation_collide_only_where_they_meet():
    weekly, cycle = Slot(Rhythm.WEEK, 3, (500, 560)), Slot(Rhythm.CYCLE, 2, (540, 600))
    meets, misses = school_day(cycle_day=2), school_day(cycle_day=1)
    assert collide(weekly, meets, cycle, meets)
    assert not collide(weekly, misses, cycle, misses)
    touching = Slot(Rhythm.CYCLE, 2, (560, 600))
    assert not collide(weekly, meets, touching, meets)
