"""The student's week in the browser's terms: what is sent, what comes of it."""

from datetime import timedelta

import pytest

from schedule.models import StudentBlock
from staff.models import CalendarDay
from tests.students.page_helpers import block, block_of_today, url

DAY = timedelta(days=1)


def test_a_block_is_put_on_several_days_at_once(teacher, district):
    assert teacher.post(url("schedule:day", district.student), block(district)).status_code == 302
    made = StudentBlock.objects.filter(student=district.student, activity="Science")
    assert sorted(made.values_list("day", "minutes__startswith")) == [(1, 780), (3, 780)]
    assert "Science" in teacher.get(url("schedule:day", district.student)).text


def test_the_picture_shows_each_day_with_levels_and_paras_and_what_the_block_brings(teacher, district):
    sent = block(district, materials="Counting bears", vocabulary="more, fewer")
    assert teacher.post(url("schedule:day", district.student), sent).status_code == 302
    page = teacher.get(url("schedule:day", district.student))
    week = next(one for one in page.context["rhythms"] if len(one.days) >= 5)
    science = dict(week.times)["1:00 to 1:30 PM"]
    assert [bool(cells) for cells in science][:5] == [True, False, True, False, False]
    assert (science[0][0].support, science[0][0].supervision) == ("teacher", "check")
    morning = dict(week.times)["8:45 to 9:30 AM"]
    assert {name for cells in morning for cell in cells for name in cell.adults} == {district.para.name}
    assert "Counting bears" in page.text
    assert "more, fewer" in page.text


def test_a_block_with_a_period_takes_its_times(teacher, district):
    day = f"week-{1 if district.today.isoweekday() != 1 else 2}"
    sent = block(district, days=[day], begins="", ends="", period=district.bells.morning.pk)
    assert teacher.post(url("schedule:day", district.student), sent).status_code == 302
    made = StudentBlock.objects.get(student=district.student, activity="Science")
    assert (made.minutes.lower, made.minutes.upper) == (525, 570)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": []}, "days"),
        ({"days": ["week-99"]}, "days"),
        ({"begins": ""}, "begins"),
        ({"begins": "14:00"}, "begins"),
        ({"activity": " "}, "activity"),
        ({"support": "hover"}, "support"),
        ({"supervision": ""}, "supervision"),
        ({"first": "yesterday"}, "first"),
        ({"first": "2026-11-20", "last": "2026-11-01"}, "last"),
    ],
)
def test_a_block_that_makes_no_sense_is_told_at_its_field(teacher, district, changes, field):
    before = StudentBlock.objects.count()
    answer = teacher.post(url("schedule:day", district.student), block(district, **changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert StudentBlock.objects.count() == before


def test_a_time_that_is_taken_is_told_and_no_day_of_it_is_kept(teacher, district):
    teacher.post(url("schedule:day", district.student), block(district, days=["week-3"]))
    answer = teacher.post(url("schedule:day", district.student), block(district, activity="Art"))
    assert "There is Science at that time already" in str(answer.context["form"].errors["days"])
    assert not StudentBlock.objects.filter(activity="Art").exists()


def test_a_block_of_the_rotation_that_meets_a_weekday_is_told_with_the_date(teacher, district):
    weekday = district.today.isoweekday()
    CalendarDay.objects.filter(school=district.school).update(cycle_day=1)
    if weekday > 5:
        weekday = 1
    teacher.post(url("schedule:day", district.student), block(district, days=[f"week-{weekday}"]))
    answer = teacher.post(
        url("schedule:day", district.student), block(district, days=["cycle-1"], activity="Art")
    )
    assert "Science at that time on" in str(answer.context["form"].errors["days"])


def test_changing_a_block_ends_the_old_one_the_day_before(teacher, district):
    old = block_of_today(district)
    path = url("schedule:day", district.student) + f"?change={old.pk}"
    assert teacher.get(path).context["form"]["activity"].value() == old.activity
    sent = block(district, days=[f"week-{old.day}"], activity="Reading")
    assert teacher.post(path, sent).status_code == 302
    old.refresh_from_db()
    assert old.last_day == district.today - DAY
    assert StudentBlock.objects.get(activity="Reading").starts == district.today


def test_changing_blocks_that_are_alike_leaves_the_days_that_are_not_ticked(teacher, district):
    teacher.post(url("schedule:day", district.student), block(district, days=["week-1", "week-2", "week-3"]))
    one = StudentBlock.objects.get(activity="Science", day=2)
    path = url("schedule:day", district.student) + f"?change={one.pk}"
    assert teacher.get(path).context["form"]["days"].value() == ["week-1", "week-2", "week-3"]
    teacher.post(path, block(district, days=["week-2", "week-3"], activity="Science lab"))
    now = StudentBlock.objects.on(district.today).filter(activity__startswith="Science")
    assert sorted(now.values_list("day", "activity")) == [
        (1, "Science"), (2, "Science lab"), (3, "Science lab"),
    ]  # fmt: skip


def test_a_block_of_another_student_is_not_changed_from_here(teacher, district):
    theirs = StudentBlock.objects.filter(student=district.student2).first()
    page = teacher.get(url("schedule:day", district.student) + f"?change={theirs.pk}")
    assert page.context["replaces"] is None


@pytest.mark.parametrize("junk", ["x", "", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_a_block_that_is_none_is_not_changed(teacher, district, junk):
    page = teacher.get(url("schedule:day", district.student), {"change": junk})
    assert page.status_code == 200
    assert page.context["replaces"] is None


def test_ending_a_block_keeps_what_was(teacher, district):
    there = block_of_today(district)
    sent = {"when": "now", "days": [f"week-{there.day}"]}
    assert teacher.post(url("schedule:block-end", there), sent).status_code == 302
    there.refresh_from_db()
    assert (there.starts, there.last_day) == (district.first, district.today - DAY)
    assert teacher.get(url("schedule:block-end", there)).status_code == 404


def test_the_past_of_a_week_is_not_told_anew(teacher, district):
    """What adults were to do on a day is asked after an accident."""
    was, before = district.block.during, (district.today - 3 * DAY).isoformat()
    day = f"week-{district.today.isoweekday()}"
    answer = teacher.post(
        url("schedule:block-end", district.block), {"days": [day], "when": "later", "last_day": before}
    )
    assert "last_day" in answer.context["form"].errors
    path = url("schedule:day", district.student) + f"?change={district.block.pk}"
    answer = teacher.post(path, block(district, days=[day], first=before))
    assert "first" in answer.context["form"].errors
    district.block.refresh_from_db()
    assert district.block.during == was


def test_a_block_ends_on_the_ticked_days_only(teacher, district):
    teacher.post(url("schedule:day", district.student), block(district))
    monday, wednesday = StudentBlock.objects.filter(activity="Science").order_by("day")
    assert "<strong>Science</strong> leaves the week" in teacher.get(url("schedule:block-end", monday)).text
    sent = {"days": ["week-3"], "when": "later", "last_day": (district.today + 5 * DAY).isoformat()}
    assert teacher.post(url("schedule:block-end", monday), sent).status_code == 302
    monday.refresh_from_db()
    wednesday.refresh_from_db()
    assert (monday.last_day, wednesday.last_day) == (None, district.today + 5 * DAY)


@pytest.mark.parametrize("who", ["para", "provider", "administrator"])
def test_who_does_not_write_the_plan_reads_the_week_and_changes_nothing(client, district, who):
    client.force_login(getattr(district, who))
    page = client.get(url("schedule:day", district.student))
    assert page.status_code == 200
    assert "<form" not in page.text.split("<main")[1]
    before = StudentBlock.objects.count()
    assert client.post(url("schedule:day", district.student), block(district)).status_code == 403
    there = block_of_today(district)
    assert client.post(url("schedule:block-end", there), {"when": "now"}).status_code == 403
    there.refresh_from_db()
    assert there.holds_on(district.today)
    assert StudentBlock.objects.count() == before
