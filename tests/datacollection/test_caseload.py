"""How targets stand in the list of students: equal to what their graphs say, in constant queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dated import since
from datacollection.caseload.progress import progress_of
from iep.measures.standing import Standing
from iep.measures.trials import Prompter, Response
from iep.models import Phase
from staff.calendar.school_time import moment
from staff.models import CalendarDay
from tests.fixtures.sessions import make_session

DAY = timedelta(days=1)
RIGHT = (Response.CORRECT, 0, Prompter.NOBODY)
WRONG = (Response.INCORRECT, None, None)


LATER = 9 * DAY  # after the session that the district brings


def progress(district):
    at, today = district.now + LATER, district.today + LATER
    found = progress_of([district.student], at, today)[district.student.pk]
    (one,) = (one for one in found.targets if one.taught.version.of_id == district.target.pk)
    return one


def sessions(district, *right: int) -> None:
    """One a day, the last of them nine days from now, each with so many of ten right and alone."""
    last = district.today + LATER
    for n, count in enumerate(reversed(right)):
        taps = (RIGHT,) * count + (WRONG,) * (10 - count)
        make_session(
            district, district.target, at=moment(district.school.zone, last - n * DAY, 12 * 60), taps=taps
        )


@pytest.fixture
def fresh(district):
    """The district without the session and the phases that it brings."""
    Phase.objects.filter(target=district.target).delete()
    return district


def test_few_points_are_a_start(fresh):
    assert progress(fresh).standing is Standing.STARTING


def test_who_holds_the_criterion_has_mastered(fresh):
    sessions(fresh, 2, 10, 10, 10, 10, 10, 10)
    assert progress(fresh).standing is Standing.MASTERED


def test_who_stays_where_they_began_is_off_track_or_watched(fresh):
    sessions(fresh, 2, 2, 2, 2, 2, 2, 2, 2)
    assert progress(fresh).standing in (Standing.OFF_TRACK, Standing.WATCH)


def test_school_days_without_data_are_told_and_days_off_are_not_counted(fresh):
    sessions(fresh, 5, 5, 5, 5)
    last, later = fresh.today + LATER, fresh.now + LATER + 30 * DAY
    for n in range(1, 31):
        day = last + n * DAY
        kind = "school" if n <= 12 else "off"
        CalendarDay.objects.update_or_create(school=fresh.school, date=day, defaults={"kind": kind})
    (one, *_others) = progress_of([fresh.student], later, last + 30 * DAY)[fresh.student.pk].targets
    assert (one.standing, one.days_without) == (Standing.NO_RECENT_DATA, 12)


def test_in_maintenance_the_latest_point_decides(fresh):
    sessions(fresh, 2, 10)
    Phase.objects.create(
        target=fresh.target, kind="maintenance", label="Maintenance",
        during=since(fresh.today + LATER - DAY), by=fresh.case_manager,
    )  # fmt: skip
    assert progress(fresh).standing is Standing.MASTERED


def test_the_list_shows_it_to_who_sees_data_alone(client, district):
    name = progress(district).taught.version.name
    for who, sees in (("case_manager", True), ("para", True), ("gened", False)):
        client.force_login(getattr(district, who))
        assert (name in client.get(reverse("students:list")).text) is sees, who


def test_queries_do_not_grow_with_sessions(district):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            progress_of([district.student, district.student2], district.now, district.today)
        return len(caught)

    one = queries()
    sessions(district, 1, 2, 3)
    assert queries() == one <= 6
