"""Field trips: chosen students, adults who see exactly them in exactly that time, and the roll."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from schedule.duties.models import DutyKind
from schedule.models import RollCall, RollMark, StaffAbsence, Trip, TripStudent
from schedule.trips import actions as trip_actions
from staff.models import Licence
from staff.permissions import Act, Part
from students.models import Student
from tests.fixtures.district import students
from tests.schedule.absence_helpers import WHOLE, clock, on_trip, trip_of
from tests.schedule.assigning.test_assigning import refused

DAY = timedelta(days=1)
DEVICE = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def at(district):
    return clock(district, 7)


def make(district, at, **changes):
    given = {
        "title": " Science museum ", "where": "12 Main Street, by bus", "school": district.school,
        "day": district.today, "begins": 9 * 60, "ends": 14 * 60, "students": {district.student.pk},
        "adults": [district.para_unassigned], "lead": district.case_manager, "by": district.case_manager,
        "at": at,
    }  # fmt: skip
    return trip_actions.make_trip(**given | changes)


def url(name, trip):
    return reverse(f"schedule:{name}", args=[trip.pk])


def may(user, at, part, act=Act.SEE):
    return Student.objects.visible_to(user, at, part=part, act=act).exists()


# --- The rule ---------------------------------------------------------------------------------------


def test_an_adult_sees_exactly_these_students_in_exactly_that_time_and_not_the_plan(district, at):
    trip = make(district, clock(district, 15, days=-1))
    assert trip.title == "Science museum"
    para = district.para_unassigned
    for moment, seen in (
        (clock(district, 23, 59, days=-1), []),
        (clock(district, 0), [district.student]),
        (clock(district, 13, 59), [district.student]),
        (clock(district, 14), []),
    ):
        assert list(Student.objects.visible_to(para, moment)) == seen, moment
    assert all(may(para, at, part) for part in (Part.GLANCE, Part.SAFETY, Part.CARE))
    for part in (Part.PLAN, Part.DATA, Part.BEHAVIOR, Part.FAMILY, Part.IDENTITY):
        assert not any(may(para, at, part, act) for act in Act), part


def test_who_leads_knows_of_the_students_too_and_is_counted_only_if_they_go_along(district, at):
    trip = make(district, at, begins=8 * 60, ends=9 * 60)
    assert {(one.user, one.goes) for one in trip.adults.all()} == {
        (district.para_unassigned, True), (district.case_manager, False),
    }  # fmt: skip
    more = students(district, 2)[1]
    assert make(district, at, students={more.pk}, adults=[district.para], begins=8 * 60), "leads two at once"


def test_called_off_it_opens_nothing_from_that_moment(district, at):
    trip = make(district, at)
    with pytest.raises(PermissionDenied):
        trip_actions.call_off_trip(trip=trip, by=district.para_unassigned, at=at)
    trip_actions.call_off_trip(trip=trip, by=district.administrator, at=clock(district, 10))
    assert may(district.para_unassigned, clock(district, 9, 59), Part.SAFETY)
    assert not may(district.para_unassigned, clock(district, 10), Part.SAFETY)
    assert refused(trip_actions.call_off_trip, trip=trip, by=district.administrator, at=at) == {
        "trip": ["over"]
    }
    assert make(district, clock(district, 10), begins=11 * 60), "both are free again"


def test_what_a_trip_needs(district, at):
    assert refused(make, district, at, title=" ") == {"title": ["required"]}
    assert refused(make, district, at, where="") == {"where": ["required"]}
    assert refused(make, district, at, day=district.today - DAY) == {"day": ["past"]}
    assert refused(make, district, at, begins=14 * 60) == {"ends": ["order"]}
    assert refused(make, district, clock(district, 14)) == {"ends": ["past"]}
    assert refused(make, district, at, students=set()) == {"students": ["required"]}
    assert refused(make, district, at, adults=[]) == {"adults": ["required"]}
    assert refused(make, district, at, lead=district.para) == {"lead": ["no_post"]}
    assert refused(make, district, at, adults=[district.gened]) == {"adults": ["no_post"]}
    assert refused(make, district, at, school=district.sister_school) == {"students": ["foreign"]}
    away = {"during": (district.today, None), "minutes": WHOLE, "told_by": "x", "by": district.administrator}
    StaffAbsence.objects.create(person=district.para, **away)
    assert refused(make, district, at, adults=[district.para]) == {"adults": ["away"]}
    Licence.objects.filter(user=district.case_manager).delete()
    assert refused(make, district, at) == {"lead": ["no_licence"]}
    assert not Trip.objects.exists()


def test_nobody_is_on_two_trips_at_one_time(district, at):
    make(district, at)
    assert refused(make, district, at) == {"students": ["two_trips"]}
    more = {students(district, 2)[1].pk}
    assert refused(make, district, at, students=more) == {"adults": ["two_trips"]}
    assert make(district, at, begins=14 * 60, ends=15 * 60), "one after the other"


def test_only_who_assigns_all_of_the_students_makes_a_trip(district, at):
    for who in ("para", "provider", "gened", "other_teacher", "sister_administrator"):
        with pytest.raises(PermissionDenied):
            make(district, at, by=getattr(district, who))


# --- The roll ---------------------------------------------------------------------------------------


def test_every_student_of_the_trip_gets_a_mark_and_a_foreign_one_none(district, at):
    one, other, foreign = students(district, 3)
    trip = make(district, at, students={one.pk, other.pk})
    say = {"trip": trip, "where": "At the bus", "at": clock(district, 9)}
    call = trip_actions.call_roll(here={one.pk}, by=district.para_unassigned, **say)
    assert dict(call.marks.values_list("student", "is_here")) == {one.pk: True, other.pk: False}
    assert trip_actions.call_roll(here=set(), by=district.case_manager, **say), "who leads counts too"
    say["by"] = district.para_unassigned
    assert refused(trip_actions.call_roll, here={foreign.pk}, **say) == {"here": ["foreign"]}
    assert refused(trip_actions.call_roll, here=set(), **say | {"where": " "}) == {"where": ["required"]}
    for wrong in ({"by": district.para}, {"at": clock(district, 14)}):
        with pytest.raises(PermissionDenied):
            trip_actions.call_roll(here=set(), **say | wrong)
    assert RollCall.objects.count() == 2


def test_the_database_holds_the_roll(district):
    one, foreign = students(district, 2)
    call = RollCall.objects.create(
        trip=trip_of(district, district.para, students=[one]), by=district.para, where="x"
    )
    mark = RollMark.objects.create(call=call, student=one, is_here=False)
    for wrong in (
        lambda: RollMark.objects.create(call=call, student=foreign, is_here=True),
        lambda: RollMark.objects.create(call=call, student=one, is_here=True),
        lambda: RollMark.objects.filter(pk=mark.pk).update(is_here=True),
        lambda: TripStudent.objects.all().delete(),
        lambda: RollCall.objects.filter(pk=call.pk).update(where="y"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            wrong()
    for name, change in (
        ("trip_access_ends", {"during": (district.now, None)}),
        ("trip_called_off", {"called_off_at": district.now}),
        ("trip_has_words", {"title": ""}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Trip.objects.update(**change)


def test_duties_between_lessons_and_beside_them_have_names(district):
    for kind in (DutyKind.TRANSITION, DutyKind.CLUB, DutyKind.ADVISORY):
        district.duty.kind = kind
        district.duty.save(update_fields=["kind"])


# --- The pages --------------------------------------------------------------------------------------


def test_a_teacher_plans_a_trip_and_calls_it_off(teacher, district):
    day = district.today + DAY
    sent = {
        "title": "Museum", "where": "12 Main Street", "school": district.school.pk, "day": day.isoformat(),
        "begins": "09:00", "ends": "14:00", "lead": district.case_manager.pk,
        "students": [district.student.pk], "adults": [district.para_unassigned.pk],
    }  # fmt: skip
    add = reverse("schedule:trip-add")
    assert str(district.student) in teacher.get(add).text
    wrong = teacher.post(add, sent | {"ends": "08:00"})
    assert wrong.status_code == 422
    assert "A trip ends after it begins." in wrong.text
    page = teacher.post(add, sent, follow=True)
    trip = Trip.objects.get()
    assert page.redirect_chain[-1][0] == url("trip", trip)
    assert "Print this before you leave" in page.text
    assert "Museum" in teacher.get(reverse("schedule:trips")).text
    assert "Call it off" in teacher.get(url("trip-call-off", trip)).text
    page = teacher.post(url("trip-call-off", trip), follow=True)
    assert "called this trip off" in page.text


def test_the_roll_begins_unticked_and_the_server_says_who_is_missing(client, district):
    one, other = students(district, 2)
    trip = trip_of(district, district.para_unassigned, students=[one, other])
    client.force_login(district.para_unassigned)
    page = client.get(url("trip", trip))
    assert "checked" not in page.text
    assert "csrfmiddlewaretoken" in page.text.split("pp-roll", 1)[1].split("</form>")[0]
    assert [card.student for card in page.context["cards"]] == [one, other]
    assert client.post(url("trip", trip), {"here": [one.pk]}).status_code == 422
    page = client.post(url("trip", trip), {"here": [one.pk], "where": "At the bus"}, follow=True)
    assert "1 of 2 here" in page.text
    assert page.context["last"].missing == [other]
    assert "checked" not in page.text
    page = client.post(url("trip", trip), {"here": [one.pk, other.pk], "where": "Back"}, follow=True)
    assert "2 of 2 here" in page.text
    assert "1 of 2 here" in page.text, "the one before stays below"
    assert client.post(url("trip", trip), {"here": [district.para.pk], "where": "x"}).status_code == 422
    assert client.get(url("trip-call-off", trip)).status_code == 403
    assert client.get(reverse("schedule:trip-add")).status_code == 403


def test_who_is_not_on_it_is_told_of_no_trip(client, district):
    trip = trip_of(district, district.para_unassigned)
    for who in ("para", "gened", "provider", "other_teacher", "para_ended", "sister_administrator"):
        client.force_login(getattr(district, who))
        for name in ("trip", "trip-call-off"):
            assert client.get(url(name, trip)).status_code == 404, (who, name)
            assert client.post(url(name, trip)).status_code == 404, (who, name)
        page = client.get(reverse("schedule:trips"))
        assert "No trip yet" in page.text, who


def test_an_adult_has_safety_and_a_glance_of_a_student_and_no_plan(client, district):
    client.force_login(on_trip(district))
    student = [district.student.pk]
    assert client.get(reverse("students:glance", args=student)).status_code == 200
    assert client.get(reverse("iep:plan", args=student)).status_code == 403
    Trip.objects.update(during=(district.now - DAY, district.now - timedelta(seconds=1)))
    assert client.get(reverse("students:glance", args=student)).status_code == 404
    assert client.get(url("trip", Trip.objects.get())).status_code == 404
    page = client.get(reverse("schedule:trips"))
    assert "Museum" in page.text, "that one went along stays known"
    assert url("trip", Trip.objects.get()) not in page.text


def test_today_says_that_there_is_a_trip(client, district):
    client.force_login(on_trip(district))
    pack = client.get(reverse("today-pack"), headers={"x-device": DEVICE})
    assert url("trip", Trip.objects.get()) in pack.text


def test_one_student_and_three_one_trip_and_three_take_the_same_queries(
    client, district, django_assert_max_num_queries
):
    client.force_login(district.para_unassigned)
    one = trip_of(district, district.para_unassigned)
    three = trip_of(district, district.para_unassigned, students=students(district, 3))
    counts = []
    for trip in (one, three):
        trip_actions.call_roll(trip=trip, here=set(), where="Bus", by=district.para_unassigned)
        with django_assert_max_num_queries(30) as asked:
            assert client.get(url("trip", trip)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    with django_assert_max_num_queries(30) as two:
        client.get(reverse("schedule:trips"))
    trip_of(district, district.para_unassigned)
    with django_assert_max_num_queries(30) as more:
        client.get(reverse("schedule:trips"))
    assert len(two) == len(more)
