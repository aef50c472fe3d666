"""A day of the extended school year: no school, but for students whose plan goes on then (N3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.test.utils import CaptureQueriesContext

from core.dated import through
from schedule.blocks.actions import Content, set_blocks
from schedule.day import attending, blocks_on, calendar_day, days_of, duties_on, with_school
from schedule.day.clashes import Use, first_clash
from schedule.day.load import goes_on
from schedule.day.places import Slot
from schedule.models import Duty, StudentBlock, SupervisionLevel, SupportLevel
from staff.models import CalendarDay, ExtendedYear, Rhythm
from tests.fixtures.district import students
from tests.fixtures.place import minutes

DAY = timedelta(days=1)


@pytest.fixture
def summer(district, monkeypatch):
    """Today is a day of the July session, and the plan of the first student alone goes on."""
    CalendarDay.objects.filter(school=district.school, date__gte=district.today - 7 * DAY).delete()
    monkeypatch.setattr(goes_on, "_listeners", [lambda ids, day, at: set(ids) & {district.student.pk}])
    return make_year(district)


def make_year(district, **fields):
    first = district.today - 7 * DAY
    content = {
        "school": district.school,
        "name": "July session",
        "during": through(first, district.today + 14 * DAY),
        "weekdays": [district.today.isoweekday()],
        "bell": district.bells.early,
    }
    return ExtendedYear.objects.create(**(content | fields))


def put_block(district, student, rhythm=Rhythm.EXTENDED):
    return StudentBlock.objects.create(
        student=student, rhythm=rhythm, day=district.today.isoweekday(), minutes=minutes("8:45", "9:30"),
        period=district.bells.morning, activity="Reading", place="Room 1",
        during=through(district.first, None), support_level=SupportLevel.ADULT,
        supervision_level=SupervisionLevel.CHECK,
    )  # fmt: skip


def test_it_is_school_for_those_alone_whose_plan_goes_on(district, summer):
    day = calendar_day(district.school, district.today)
    assert (day.is_school, day.is_extended, day.bells.name) == (False, True, "Early release")
    assert "July session" in day.why_no_school()
    three = students(district, 3)
    assert with_school(three, district.today) == {district.student.pk}
    assert attending(three, district.today) == {district.student.pk: day}
    assert with_school(three, district.today + DAY) == set(), "not a day of the session"


def test_only_what_repeats_in_the_extended_year_takes_place(district, summer):
    """The blocks of the year rest, without an end in June and a new beginning in September."""
    assert blocks_on(students(district, 3), district.today) == []
    for student in students(district, 2):
        put_block(district, student)
    found = days_of(students(district, 3), district.today)
    (block,) = found[district.student.pk].blocks
    assert block.begins.astimezone(district.school.zone).strftime("%H:%M") == "08:30", "by the bells of July"
    assert found[district.student.pk].has_school
    assert [found[s.pk].blocks for s in students(district, 3)[1:]] == [(), ()]
    assert not found[district.student2.pk].has_school


def test_duties_of_the_year_rest_too(district, summer):
    assert duties_on(district.para, district.today).duties == ()
    Duty.objects.create(
        para=district.para, school=district.school, place="Room 1", rhythm=Rhythm.EXTENDED,
        day=district.today.isoweekday(), minutes=NumericRange(600, 660), during=through(district.first, None),
    )  # fmt: skip
    assert [duty.place for duty in duties_on(district.para, district.today).duties] == ["Room 1"]


def test_a_day_of_the_calendar_goes_before_one_of_the_session(district, summer):
    CalendarDay.objects.create(school=district.school, date=district.today, bell=district.bells.regular)
    day = calendar_day(district.school, district.today)
    assert (day.is_school, day.is_extended, day.bells.name) == (True, False, "Regular")
    put_block(district, district.student)
    assert [b.activity for b in blocks_on([district.student], district.today)] != ["Reading"]


def test_a_day_off_is_none_of_it(district, summer):
    ExtendedYear.objects.update(days_off=[district.today])
    assert not calendar_day(district.school, district.today).is_extended
    assert district.today in summer.days(), "the row as it was read before"
    summer.refresh_from_db()
    assert district.today not in summer.days()


def test_it_costs_as_many_queries_for_three_students_as_for_one(district, summer):
    counts = []
    for n in (1, 3):
        with CaptureQueriesContext(connection) as caught:
            days_of(students(district, n), district.today)
        counts.append(len(caught))
    assert counts == [6, 6]


def test_the_same_minutes_are_free_in_the_extended_year(district):
    """A block of the year without an end is not in the way of one in July; another in July is."""
    slot = Slot(Rhythm.EXTENDED, district.block.day, (525, 570), district.bells.morning)
    content = Content("Reading", SupportLevel.ADULT, SupervisionLevel.CHECK, "Room 1")
    put = {"student": district.student, "slots": [slot], "content": content, "first": district.today}
    (made,) = set_blocks(**put, by=district.case_manager)
    assert made.rhythm == Rhythm.EXTENDED
    with pytest.raises(Exception, match="at that time already"):
        set_blocks(**put, by=district.case_manager)


@pytest.mark.parametrize(
    "wrong",
    [{"weekdays": []}, {"weekdays": [8]}, {"during": through(None, None)}],
    ids=["no weekday", "an eighth day", "no end"],
)
def test_the_database_refuses(district, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_year(district, **wrong)


def test_a_school_has_one_session_at_a_time(district):
    make_year(district)
    make_year(district, school=district.sister_school)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_year(district, during=through(district.today + 14 * DAY, district.today + 30 * DAY))


def test_july_here_and_school_there_are_two_places_at_one_time(district, summer):
    """Another school still has school: its Monday meets that of the session, on its days alone."""
    weekday, during = district.today.isoweekday(), through(district.first, None)
    july = Use(Slot(Rhythm.EXTENDED, weekday, (540, 600)), district.school, during)
    there = Use(Slot(Rhythm.WEEK, weekday, (570, 630)), district.sister_school, during)
    here = Use(Slot(Rhythm.WEEK, weekday, (540, 600)), district.school, during)
    (found, day) = first_clash(july, [here, there]) or (None, None)
    assert found == there
    assert summer.is_day(day)
    ExtendedYear.objects.update(during=DateRange(empty=True))
    assert first_clash(july, [here, there]) is None
