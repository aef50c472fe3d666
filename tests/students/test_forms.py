"""Assigning, ending, the week and the safety card in the browser's terms: what is sent, what comes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from staff.models import CalendarDay, Licence
from staff.publishing import basis_of, newest
from students import actions
from students.models import Assignment, Duty, Enrolment, SafetyCardVersion, StudentBlock

DAY = timedelta(days=1)
NAUGHTY = [
    "\x00", "a" * 10_000, "\u202eabc", "\U0001f469\u200d\U0001f3eb", "<script>alert(1)</script>",
    "{{ 7|add:1 }}", "'; DROP TABLE", "\u200b", "2026-02-31", "9999-12-31", "0001-01-01", "-1", "NaN",
    "24:61", "\u0663", "1e309", "../../etc/passwd",
]  # fmt: skip


def url(name, obj):
    return reverse(f"students:{name}", args=[obj.pk])


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return client


def block_of_today(district):
    return StudentBlock.objects.get(student=district.student, rhythm="week")


def assignment(district, **changes):
    given = {
        "para": district.para_unassigned.pk,
        "supervisor": district.case_manager.pk,
        "first": district.today.isoformat(),
        "last": "",
    }
    return given | changes


# --- Assign ----------------------------------------------------------------------------------------


def test_a_teacher_assigns_a_para_and_puts_them_on_duty_in_a_block(teacher, district):
    block = block_of_today(district)
    answer = teacher.post(url("assign", district.student), assignment(district, blocks=[block.pk]))
    assert answer.status_code == 302
    made = Assignment.objects.get(para=district.para_unassigned)
    assert (made.student, made.supervisor) == (district.student, district.case_manager)
    duty = Duty.objects.get(para=district.para_unassigned)
    assert (duty.place, duty.day, duty.minutes) == (block.place, block.day, block.minutes)
    page = teacher.get(url("student", district.student)).text
    assert str(district.para_unassigned) in page


def test_what_a_form_refuses_is_told_at_the_field_and_nothing_is_half_written(teacher, district):
    Licence.objects.filter(user=district.para_unassigned).update(valid=(district.first, district.today))
    block = block_of_today(district)
    answer = teacher.post(url("assign", district.student), assignment(district, blocks=[block.pk]))
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "has no licence" in str(answer.context["form"].errors["para"])
    assert "<title>" in answer.text
    assert "Error:" in answer.text.split("</title>")[0]
    assert not Assignment.objects.filter(para=district.para_unassigned).exists()


def test_two_places_at_once_is_told_and_undoes_the_assignment_too(teacher, district):
    """Student 2 has the same time as student 1, in another place."""
    other = StudentBlock.objects.get(student=district.student2, rhythm="week")
    path = url("assign", district.student2)
    teacher.post(url("assign", district.student), assignment(district, blocks=[block_of_today(district).pk]))
    answer = teacher.post(path, assignment(district, blocks=[other.pk]))
    assert answer.status_code == 422
    assert "Nobody can be in two places at once" in str(answer.context["form"].errors["blocks"])
    assert f'value="{other.pk}" checked' in " ".join(answer.text.split())
    assert not Assignment.objects.filter(student=district.student2, para=district.para_unassigned).exists()


def test_a_block_without_a_place_asks_for_one(teacher, district):
    StudentBlock.objects.filter(student=district.student).update(place="")
    sent = assignment(district, blocks=[block_of_today(district).pk])
    answer = teacher.post(url("assign", district.student), sent)
    assert answer.context["form"].errors.get("place")
    assert teacher.post(url("assign", district.student), sent | {"place": "Room 12"}).status_code == 302
    assert Duty.objects.get(para=district.para_unassigned).place == "Room 12"


def test_the_choices_hold_people_of_the_school_and_nobody_else(teacher, district):
    form = teacher.get(url("assign", district.student)).context["form"]
    assert set(form.fields["para"].queryset) == {
        district.para, district.para_unassigned, district.para_ended
    }  # fmt: skip
    supervisors = set(form.fields["supervisor"].queryset)
    assert district.foreign_teacher not in supervisors
    assert {district.case_manager, district.administrator} <= supervisors
    assert form["supervisor"].value() == district.case_manager.pk


@pytest.mark.parametrize("field", ["para", "supervisor", "blocks"])
def test_ids_of_others_are_no_choice(teacher, district, field):
    theirs = {
        "para": district.foreign_teacher.pk,
        "supervisor": district.foreign_administrator.pk,
        "blocks": StudentBlock.objects.filter(student=district.student2).first().pk,
    }
    answer = teacher.post(url("assign", district.student), assignment(district, **{field: theirs[field]}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Assignment.objects.filter(para=district.para_unassigned).exists()


def test_a_licence_that_ends_during_the_assignment_is_warned_of(teacher, district):
    Licence.objects.filter(user=district.para_unassigned).update(
        valid=(district.first, district.today + 3 * DAY)
    )
    answer = teacher.post(url("assign", district.student), assignment(district), follow=True)
    assert "ends on" in answer.text


def test_a_student_without_a_school_is_told_instead_of_a_form(teacher, district):
    Enrolment.objects.filter(student=district.student).update(during=(district.first, district.today))
    answer = teacher.get(url("assign", district.student))
    assert "is not enrolled today" in answer.text


# --- End -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "sees"),
    [({"when": "now"}, False), ({"when": "later", "last_day": "today"}, True)],
)  # fmt: skip
def test_an_assignment_is_ended_at_once_or_after_a_day(teacher, district, sent, sees):
    there = Assignment.objects.get(para=district.para, student=district.student)
    if "last_day" in sent:
        sent = sent | {"last_day": district.today.isoformat()}
    assert teacher.post(url("assignment-end", there), sent).status_code == 302
    teacher.force_login(district.para)
    assert (teacher.get(url("student", district.student)).status_code == 200) is sees


def test_an_end_without_a_day_is_asked_for(teacher, district):
    there = Assignment.objects.get(para=district.para, student=district.student)
    answer = teacher.post(url("assignment-end", there), {"when": "later", "last_day": ""})
    assert answer.status_code == 422
    there.refresh_from_db()
    assert there.last_day is None


@pytest.mark.parametrize("who", ["para", "provider", "gened"])
def test_who_does_not_assign_does_not_end(client, district, who):
    client.force_login(getattr(district, who))
    there = Assignment.objects.get(para=district.para, student=district.student)
    assert client.post(url("assignment-end", there), {"when": "now"}).status_code == 403
    there.refresh_from_db()
    assert there.holds_on(district.today)


# --- The week --------------------------------------------------------------------------------------


def block(district, **changes):
    return {
        "days": ["week-1", "week-3"], "begins": "13:00", "ends": "13:30", "activity": "Science",
        "place": "Lab", "support": "teacher", "supervision": "check", "period": "",
        "first": district.today.isoformat(), "last": "",
    } | changes  # fmt: skip


def test_a_block_is_put_on_several_days_at_once(teacher, district):
    assert teacher.post(url("day", district.student), block(district)).status_code == 302
    made = StudentBlock.objects.filter(student=district.student, activity="Science")
    assert sorted(made.values_list("day", "minutes__startswith")) == [(1, 780), (3, 780)]
    assert "Science" in teacher.get(url("day", district.student)).text


def test_a_block_with_a_period_takes_its_times(teacher, district):
    day = f"week-{1 if district.today.isoweekday() != 1 else 2}"
    sent = block(district, days=[day], begins="", ends="", period=district.bells.morning.pk)
    assert teacher.post(url("day", district.student), sent).status_code == 302
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
    answer = teacher.post(url("day", district.student), block(district, **changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert StudentBlock.objects.count() == before


def test_a_time_that_is_taken_is_told_and_no_day_of_it_is_kept(teacher, district):
    teacher.post(url("day", district.student), block(district, days=["week-3"]))
    answer = teacher.post(url("day", district.student), block(district, activity="Art"))
    assert "There is Science at that time already" in str(answer.context["form"].errors["days"])
    assert not StudentBlock.objects.filter(activity="Art").exists()


def test_a_block_of_the_rotation_that_meets_a_weekday_is_told_with_the_date(teacher, district):
    weekday = district.today.isoweekday()
    CalendarDay.objects.filter(school=district.school).update(cycle_day=1)
    if weekday > 5:
        weekday = 1
    teacher.post(url("day", district.student), block(district, days=[f"week-{weekday}"]))
    answer = teacher.post(url("day", district.student), block(district, days=["cycle-1"], activity="Art"))
    assert "Science at that time on" in str(answer.context["form"].errors["days"])


def test_changing_a_block_ends_the_old_one_the_day_before(teacher, district):
    old = block_of_today(district)
    path = url("day", district.student) + f"?change={old.pk}"
    assert teacher.get(path).context["form"]["activity"].value() == old.activity
    sent = block(district, days=[f"week-{old.day}"], activity="Reading")
    assert teacher.post(path, sent).status_code == 302
    old.refresh_from_db()
    assert old.last_day == district.today - DAY
    assert StudentBlock.objects.get(activity="Reading").starts == district.today


def test_changing_blocks_that_are_alike_leaves_the_days_that_are_not_ticked(teacher, district):
    teacher.post(url("day", district.student), block(district, days=["week-1", "week-2", "week-3"]))
    one = StudentBlock.objects.get(activity="Science", day=2)
    path = url("day", district.student) + f"?change={one.pk}"
    assert teacher.get(path).context["form"]["days"].value() == ["week-1", "week-2", "week-3"]
    teacher.post(path, block(district, days=["week-2", "week-3"], activity="Science lab"))
    now = StudentBlock.objects.on(district.today).filter(activity__startswith="Science")
    assert sorted(now.values_list("day", "activity")) == [
        (1, "Science"), (2, "Science lab"), (3, "Science lab"),
    ]  # fmt: skip


def test_a_block_of_another_student_is_not_changed_from_here(teacher, district):
    theirs = StudentBlock.objects.filter(student=district.student2).first()
    page = teacher.get(url("day", district.student) + f"?change={theirs.pk}")
    assert page.context["replaces"] is None


@pytest.mark.parametrize("junk", ["x", "", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_a_block_that_is_none_is_not_changed(teacher, district, junk):
    page = teacher.get(url("day", district.student), {"change": junk})
    assert page.status_code == 200
    assert page.context["replaces"] is None


def test_ending_a_block_keeps_what_was(teacher, district):
    there = block_of_today(district)
    sent = {"when": "now", "days": [f"week-{there.day}"]}
    assert teacher.post(url("block-end", there), sent).status_code == 302
    there.refresh_from_db()
    assert (there.starts, there.last_day) == (district.first, district.today - DAY)
    assert teacher.get(url("block-end", there)).status_code == 404


def test_a_block_ends_on_the_ticked_days_only(teacher, district):
    teacher.post(url("day", district.student), block(district))
    monday, wednesday = StudentBlock.objects.filter(activity="Science").order_by("day")
    sent = {"days": ["week-3"], "when": "later", "last_day": (district.today + 5 * DAY).isoformat()}
    assert teacher.post(url("block-end", monday), sent).status_code == 302
    monday.refresh_from_db()
    wednesday.refresh_from_db()
    assert (monday.last_day, wednesday.last_day) == (None, district.today + 5 * DAY)


@pytest.mark.parametrize("who", ["para", "provider", "administrator"])
def test_who_does_not_write_the_plan_reads_the_week_and_changes_nothing(client, district, who):
    client.force_login(getattr(district, who))
    page = client.get(url("day", district.student))
    assert page.status_code == 200
    assert "<form" not in page.text.split("<main")[1]
    before = StudentBlock.objects.count()
    assert client.post(url("day", district.student), block(district)).status_code == 403
    there = block_of_today(district)
    assert client.post(url("block-end", there), {"when": "now"}).status_code == 403
    there.refresh_from_db()
    assert there.holds_on(district.today)
    assert StudentBlock.objects.count() == before


# --- The safety card -------------------------------------------------------------------------------


def words(district, **changes):
    basis = basis_of(district.safety_card)
    return {
        "allergies": "Peanuts. EpiPen, then 911.", "why": "From the nurse",
        "revision": basis.revision, "based_on": basis.based_on or "",
    } | changes  # fmt: skip


def test_a_published_card_is_in_force_at_once_for_everybody(teacher, district):
    before = newest(district.safety_card)
    sent = words(district, publish="1")
    assert teacher.post(url("safety-edit", district.student), sent).status_code == 302
    now = newest(district.safety_card)
    before.refresh_from_db()
    assert (now.allergies, now.reason, now.food) == ("Peanuts. EpiPen, then 911.", "From the nurse", "")
    assert now.published_by == district.case_manager
    assert before.in_force.upper == now.in_force.lower
    for who in (district.para, district.gened):
        teacher.force_login(who)
        page = teacher.get(url("student", district.student), follow=True).text
        assert "Peanuts. EpiPen, then 911." in page


def test_a_draft_is_seen_by_nobody_who_only_reads(teacher, district):
    answer = teacher.post(url("safety-edit", district.student), words(district, save="1"), follow=True)
    assert "Draft saved" in answer.text
    assert "This is a draft by" in answer.text
    teacher.force_login(district.para)
    assert "Peanuts" not in teacher.get(url("student", district.student)).text


def test_publishing_needs_a_reason_and_a_draft_does_not(teacher, district):
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1", why=" "))
    assert answer.status_code == 422
    assert "why" in answer.context["form"].errors
    assert newest(district.safety_card).number == 1
    saved = teacher.post(url("safety-edit", district.student), words(district, save="1", why=""))
    assert saved.status_code == 302


def test_the_same_words_once_more_are_nothing_new(teacher, district):
    same = newest(district.safety_card).content()
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1") | same)
    assert answer.status_code == 422
    assert "Nothing changed" in answer.text
    assert SafetyCardVersion.objects.filter(of=district.safety_card).count() == 1


def test_two_editors_are_told_and_neither_loses_a_word(teacher, district):
    mine = words(district, publish="1")
    actions.publish_safety(
        student=district.student, fields={"food": "Cut to 1 cm"}, reason="New", by=district.case_manager
    )
    answer = teacher.post(url("safety-edit", district.student), mine)
    assert answer.status_code == 409
    assert "Cut to 1 cm" in answer.text
    assert answer.context["form"]["allergies"].value() == "Peanuts. EpiPen, then 911."
    assert newest(district.safety_card).food == "Cut to 1 cm"
    again = mine | {
        "revision": answer.context["form"]["revision"].value(),
        "based_on": answer.context["form"]["based_on"].value(),
    }
    assert teacher.post(url("safety-edit", district.student), again).status_code == 302
    assert newest(district.safety_card).allergies == "Peanuts. EpiPen, then 911."


def test_a_lapsed_licence_never_holds_back_a_safety_card(teacher, district):
    Licence.objects.filter(user=district.case_manager).update(valid=(district.first, district.today))
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1"))
    assert answer.status_code == 302


@pytest.mark.parametrize("who", ["para", "provider", "gened", "administrator"])
def test_who_does_not_write_safety_gets_403_and_the_card_stays(client, district, who):
    client.force_login(getattr(district, who))
    assert client.get(url("safety-edit", district.student)).status_code == 403
    answer = client.post(url("safety-edit", district.student), words(district, publish="1"))
    assert answer.status_code == 403
    assert SafetyCardVersion.objects.filter(of=district.safety_card).count() == 1


# --- Junk ------------------------------------------------------------------------------------------

FIELDS = {
    "assign": (assignment, ["para", "supervisor", "first", "last", "blocks", "place"]),
    "day": (block, [
        "days", "period", "begins", "ends", "activity", "place", "support", "supervision", "first", "last"]),
    "safety-edit": (words, [*SafetyCardVersion.CONTENT, "why", "revision", "based_on"]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("page", FIELDS)
def test_no_text_in_any_field_breaks_a_form(teacher, district, page):
    """Each text in all fields at once, where many errors meet; and in single fields among good ones."""
    make, fields = FIELDS[page]
    good = make(district, publish="1")
    for naughty in NAUGHTY:
        check_answer(teacher, url(page, district.student), good | dict.fromkeys(fields, naughty))
    for n, field in enumerate(fields):
        for naughty in (NAUGHTY[n % len(NAUGHTY)], NAUGHTY[(n + 7) % len(NAUGHTY)]):
            check_answer(teacher, url(page, district.student), good | {field: naughty})


def check_answer(client, page, sent):
    answer = client.post(page, sent)
    assert answer.status_code in (302, 409, 422), sent
    assert "<script>alert" not in answer.text
