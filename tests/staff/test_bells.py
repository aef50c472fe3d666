"""Bell schedules: what rang is not changed under a day; what follows moves the blocks with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from staff.bells import actions as bell_actions
from staff.bells.actions import BellTimes
from staff.models import BellSchedule, CalendarDay
from tests.staff.page_helpers import queries, refused, url
from tests.staff.test_calendar import today_of

DAY = timedelta(days=1)
MORNING = {"Morning": (9 * 60, 9 * 60 + 45)}


def fields(name, *periods, **more) -> dict[str, str]:
    """What the form sends: `periods` as (name, begins, ends)."""
    sent = {"name": name, "p-TOTAL_FORMS": str(len(periods)), "p-INITIAL_FORMS": "0", **more}
    for n, (period, begins, ends) in enumerate(periods):
        sent |= {f"p-{n}-name": period, f"p-{n}-begins": begins, f"p-{n}-ends": ends}
    return sent


def spans(bell) -> dict[str, tuple[int, int]]:
    return {p.name: (p.minutes.lower, p.minutes.upper) for p in bell.periods.all()}


def test_bells_are_added_with_their_periods(client, district):
    client.force_login(district.administrator)
    sent = fields("Testing", ("Test", "09:00", "11:00"), ("Lunch", "11:00", "11:30"), ("", "", ""))
    assert client.post(url("bell-add", district.school), sent).url == url("bells", district.school)
    made = BellSchedule.objects.get(school=district.school, name="Testing")
    assert spans(made) == {"Test": (540, 660), "Lunch": (660, 690)}
    assert not made.is_regular


def test_the_first_bells_of_a_school_are_the_regular_ones(district):
    from staff.models import School

    new = School.objects.create(name="New School", parent=district.foreign_district)
    made = bell_actions.add_bell(
        school=new, times=BellTimes("Bells", MORNING), by=district.foreign_administrator
    )
    assert made.is_regular


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([("One", "09:00", "10:00"), ("Two", "09:30", "11:00")], "Two begins before One ends."),
        ([("One", "10:00", "09:00")], "One must end after it begins."),
        ([("One", "09:00", "10:00"), ("One", "10:00", "11:00")], "There is a period of this name already."),
        ([("One", "", "10:00")], "Fill this in, or empty the whole line."),
        ([("", "09:00", "10:00")], "Fill this in, or empty the whole line."),
        ([], "Write at least one period."),
    ],
)
def test_periods_that_cannot_be_are_said_in_words(client, district, periods, words):
    client.force_login(district.administrator)
    page = client.post(url("bell-add", district.school), fields("Testing", *periods))
    assert page.status_code == 422
    assert words in page.text
    assert not BellSchedule.objects.filter(name="Testing").exists()


def test_bells_that_rang_are_not_changed_under_their_days(client, district):
    client.force_login(district.administrator)
    before = spans(district.bells.regular)
    page = client.post(url("bell", district.bells.regular), fields("Regular", ("Morning", "09:00", "09:45")))
    assert page.status_code == 422
    assert "These bells have rung already" in page.text
    assert spans(district.bells.regular) == before


def test_bells_that_rang_can_have_another_name(client, district):
    client.force_login(district.administrator)
    sent = fields("Every day", ("Morning", "08:45", "09:30"))
    assert client.post(url("bell", district.bells.regular), sent).status_code == 302
    district.bells.regular.refresh_from_db()
    assert district.bells.regular.name == "Every day"


def test_bells_that_never_rang_are_changed_as_they_are(district):
    made = bell_actions.add_bell(
        school=district.school, times=BellTimes("Testing", MORNING), by=district.administrator
    )
    bell_actions.change_bell(
        bell=made, times=BellTimes("Testing", {"Late": (600, 660)}), by=district.administrator
    )
    assert spans(made) == {"Late": (600, 660)}


def test_new_times_follow_from_a_day_on_and_move_the_blocks_of_today(client, district):
    assert "8:45" in today_of(client, district.para)
    old = district.bells.regular
    client.force_login(district.administrator)
    sent = fields("Regular", ("Morning", "09:00", "09:45"), follow="on", first=str(district.today))
    assert client.post(url("bell", old), sent).status_code == 302
    old.refresh_from_db()
    new = BellSchedule.objects.get(school=district.school, is_regular=True)
    assert (new.name, old.is_regular, spans(old)) == ("Regular", False, {"Morning": (525, 570)})
    assert old.name.startswith("Regular until ")
    days = CalendarDay.objects.filter(school=district.school)
    assert set(days.filter(date__lt=district.today).values_list("bell", flat=True)) == {old.pk}
    assert set(days.filter(date__gte=district.today).values_list("bell", flat=True)) == {new.pk}
    after = today_of(client, district.para)
    assert "9:00" in after
    assert "8:45" not in after


def test_a_para_is_still_put_on_blocks_planned_by_the_bells_before(client, district):
    bell_actions.replace_bell(
        bell=district.bells.regular, times=BellTimes("Regular", MORNING), first=district.today,
        by=district.administrator,
    )  # fmt: skip
    client.force_login(district.administrator)
    answer = client.post(
        reverse("schedule:assign", args=[district.student.pk]),
        {
            "para": str(district.para_unassigned.pk), "supervisor": str(district.case_manager.pk),
            "first": str(district.today), "blocks": [str(district.block.pk)], "place": "Room 4",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.text
    assert "9:00" in today_of(client, district.para_unassigned)


def test_new_times_do_not_begin_in_the_past(district):
    wrong = refused(
        bell_actions.replace_bell, bell=district.bells.regular, times=BellTimes("Regular", MORNING),
        first=district.today - DAY, by=district.administrator,
    )  # fmt: skip
    assert wrong == {"first": ["past"]}


@pytest.mark.parametrize("who", ["para", "case_manager", "sister_administrator", "foreign_administrator"])
def test_only_administrators_of_the_school_change_its_bells(district, who):
    by = getattr(district, who)
    times = BellTimes("Other", MORNING)
    for act, thing in (
        (bell_actions.add_bell, {"school": district.school}),
        (bell_actions.change_bell, {"bell": district.bells.early}),
        (bell_actions.replace_bell, {"bell": district.bells.early, "first": district.today}),
    ):
        with pytest.raises(PermissionDenied):
            act(times=times, by=by, **thing)


def test_a_name_is_given_once(district):
    wrong = refused(
        bell_actions.add_bell, school=district.school, times=BellTimes("Early release", MORNING),
        by=district.administrator,
    )  # fmt: skip
    assert wrong == {"name": ["bell_name_once"]}


def test_the_list_takes_the_same_queries_for_one_schedule_and_for_three(client, district):
    client.force_login(district.foreign_administrator)
    one = queries(client, url("bells", district.foreign_school))
    for name in ("A", "B"):
        bell_actions.add_bell(
            school=district.foreign_school, times=BellTimes(name, MORNING), by=district.foreign_administrator
        )
    assert queries(client, url("bells", district.foreign_school)) == one <= 10
