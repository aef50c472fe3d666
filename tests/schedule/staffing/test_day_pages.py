"""The page of the day, covering in two taps, and passes from the form to the sign-in; at 7 in the morning."""

from datetime import timedelta

import pytest
from django.urls import reverse

from schedule.day import Slot
from schedule.duties import actions as duty_actions
from schedule.models import Cover, Pass, StaffAbsence, StandIn, StudentAbsence, StudentBlock
from schedule.passes.opening import MOST_WRONG
from students.models import Assignment
from tests.fixtures.clock import travel
from tests.fixtures.people import make_person
from tests.schedule.absence_helpers import clock
from tests.students.page_helpers import url

DAY = timedelta(days=1)
STAFFING = reverse("schedule:staffing")


@pytest.fixture(autouse=True)
def _early(district, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    with travel(clock(district, 7), tick=True):
        yield


def away(teacher, district, **changes):
    sent = {"person": district.para.pk, "first": district.today.isoformat(), "told_by": "By phone"}
    return teacher.post(reverse("schedule:away-add"), sent | changes)


@pytest.mark.clock
def test_two_taps_from_the_gap_to_the_cover(teacher, district):
    assert away(teacher, district).status_code == 302
    page = teacher.get(STAFFING).text
    assert url("schedule:duty", district.duty) in page
    tap = teacher.get(url("schedule:duty", district.duty)).text
    assert f'value="{district.para_unassigned.pk}"' in tap
    assert f'value="{district.para.pk}"' not in tap, "who is away does not cover for themselves"
    sent = {"day": district.today.isoformat(), "person": district.para_unassigned.pk}
    assert teacher.post(url("schedule:cover", district.duty), sent).status_code == 302
    made = Cover.objects.get()
    assert (made.person, made.absence) == (district.para_unassigned, StaffAbsence.objects.get())
    page = teacher.get(STAFFING).text
    assert "Everything that was to do is covered." in page
    assert teacher.post(url("schedule:cover-end", made)).status_code == 302
    assert url("schedule:duty", district.duty) in teacher.get(STAFFING).text


def test_who_knows_the_students_stands_first_and_who_is_busy_not_at_all(teacher, district):
    Assignment.objects.filter(para=district.para_ended).update(during=(district.first, district.today))
    away(teacher, district)
    context = teacher.get(url("schedule:duty", district.duty)).context
    assert [(one.person, one.knows) for one in context["candidates"]] == [
        (district.para_ended, 3),
        (district.para_unassigned, 0),
    ]
    duty_actions.give_duty(
        para=district.para_ended, school=district.school, place="Bus", kind="bus", last=None,
        slot=Slot.of(district.duty), first=district.today, by=district.case_manager,
    )  # fmt: skip
    context = teacher.get(url("schedule:duty", district.duty)).context
    assert [one.person for one in context["candidates"]] == [district.para_unassigned]


def test_a_swap_in_two_taps(teacher, district):
    (lunch,) = duty_actions.give_duty(
        para=district.para_unassigned, school=district.school, place="Cafeteria", kind="lunch", last=None,
        slot=Slot.of(district.duty), first=district.today, by=district.case_manager,
    )  # fmt: skip
    assert str(lunch.pk) in teacher.get(url("schedule:duty", district.duty)).text
    sent = {"day": district.today.isoformat(), "other": lunch.pk}
    assert teacher.post(url("schedule:swap", district.duty), sent).status_code == 302
    assert {c.person for c in Cover.objects.all()} == {district.para, district.para_unassigned}
    teacher.post(url("schedule:cover-end", Cover.objects.first()))
    assert not Cover.objects.filter(taken_back_at=None).exists()


@pytest.mark.parametrize("person", ["", "nobody", "00000000-0000-7000-8000-000000000000"])
def test_a_tap_on_nothing_says_so_and_changes_nothing(teacher, district, person):
    answer = teacher.post(
        url("schedule:cover", district.duty), {"person": person, "day": "never"}, follow=True
    )
    assert "Choose one of those that are offered." in answer.text
    assert not Cover.objects.exists()


def test_other_caseloads_are_a_number_on_the_page_of_the_day(client, district):
    """A colleague of the school plans days too, and reads nothing of students whom they do not know."""
    client.force_login(district.other_teacher)
    assert "CANARY" not in client.get(STAFFING).text
    Assignment.objects.create(
        student=district.student, para=district.para_unassigned, supervisor=district.other_teacher,
        during=(district.first, None),
    )  # fmt: skip
    page = client.get(STAFFING).text
    assert district.student.name in page
    assert "and 2 students of another caseload" in page
    assert district.student2.name not in page


def test_the_page_of_the_day_takes_the_same_queries_for_one_student_and_for_three(
    teacher, district, django_assert_max_num_queries
):
    away(teacher, district)
    teacher.get(STAFFING)  # tells once what was saved
    with django_assert_max_num_queries(40) as three:
        teacher.get(STAFFING)
    Assignment.objects.exclude(student=district.student).update(during=(district.first, district.today))
    with django_assert_max_num_queries(40) as one:
        teacher.get(STAFFING)
    assert len(one) == len(three)


def test_a_teacher_is_away_and_another_supervises(teacher, district):
    heir = make_person("heir", "teacher", district.school, district.first)
    away(teacher, district, person=district.other_teacher.pk)
    assert "Nobody supervises in the place of" in teacher.get(STAFFING).text
    tap = teacher.get(url("schedule:stand-in", district.other_teacher))
    assert district.para not in tap.context["people"]
    sent = {"person": heir.pk, "day": district.today.isoformat()}
    assert teacher.post(url("schedule:stand-in", district.other_teacher), sent).status_code == 302
    made = StandIn.objects.get()
    assert made.person == heir
    assert teacher.post(url("schedule:stand-in-end", made)).status_code == 302
    refused = teacher.post(
        url("schedule:stand-in", district.other_teacher), {"person": district.para.pk}, follow=True
    )
    assert "has no post as" in refused.text


@pytest.mark.clock
def test_the_para_says_that_a_student_is_away(client, district):
    client.force_login(district.para)
    assert url("schedule:student-away", district.student) in client.get(url("student", district.student)).text
    sent = {"first": district.today.isoformat(), "ends": "10:00", "told_by": "The office"}
    assert client.post(url("schedule:student-away", district.student), sent).status_code == 302
    made = StudentAbsence.objects.get()
    assert made.span == (0, 600)
    assert "Student is away" in client.get(url("student", district.student)).text
    assert client.post(url("schedule:student-away-end", made)).status_code == 302
    assert "Student is away" not in client.get(url("student", district.student)).text


def block(district):
    return StudentBlock.objects.get(student=district.student, rhythm="week")


def make_pass(client, district, **changes):
    sent = {
        "name": "Ruth Okafor", "permit": "S-1044", "teacher": district.case_manager.pk,
        "blocks": [block(district).pk],
    }  # fmt: skip
    return client.post(reverse("schedule:pass-add"), sent | changes)


def test_from_the_form_to_today_without_a_password(teacher, client, district):
    page = make_pass(teacher, district)
    made, code, pin = Pass.objects.get(), page.context["code"], page.context["pin"]
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert pin not in teacher.get(url("schedule:pass", made)).text
    client.logout()
    answer = client.post(reverse("schedule:pass-open"), {"code": code, "pin": pin})
    assert (answer.status_code, answer.url) == (302, reverse("today"))
    assert client.session.get_expiry_age() <= 17 * 60 * 60
    pack = client.get(reverse("today-pack"), headers={"X-Device": str(made.pk)}).json()
    assert [one["name"] for one in pack["students"]] == [district.student.name]
    assert pack["expires_at"].startswith(made.during.upper.isoformat()[:16])
    assert "CANARY-SafetyCardVersion.allergies-1" in pack["html"]
    assert {one["student"] for one in pack["targets"]} == {str(district.student.pk)}
    assert f"/record/#{district.target.pk}" in pack["html"], "what to record is one tap away"
    assert client.get(url("student", district.student2)).status_code == 404
    assert client.get(reverse("home")).url == reverse("today")


@pytest.mark.clock
def test_taken_back_the_open_session_is_over(teacher, district, client):
    page = make_pass(teacher, district)
    made = Pass.objects.get()
    sub = type(client)()
    sub.post(reverse("schedule:pass-open"), {"code": page.context["code"], "pin": page.context["pin"]})
    assert sub.get(url("student", district.student)).status_code == 200
    assert teacher.post(url("schedule:pass-end", made)).status_code == 302
    assert sub.get(url("student", district.student)).status_code == 302, "to the sign-in"
    answer = sub.post(
        reverse("schedule:pass-open"), {"code": page.context["code"], "pin": page.context["pin"]}
    )
    assert answer.status_code == 422
    assert "This pass is over." in answer.text
    assert "Taken back" in teacher.get(reverse("schedule:passes")).text


def test_a_wrong_pin_says_no_more_than_a_code_that_there_is_not(teacher, client, district):
    code = make_pass(teacher, district).context["code"]
    client.logout()
    answers = [
        client.post(reverse("schedule:pass-open"), {"code": given, "pin": "1"}).context["form"].errors
        for given in [code, "ZZZZ-ZZZZ"] + [code] * MOST_WRONG
    ]
    assert len({str(one) for one in answers}) == 1


def test_no_substitute_sets_a_password(teacher, client, district):
    page = make_pass(teacher, district)
    client.logout()
    client.post(reverse("schedule:pass-open"), {"code": page.context["code"], "pin": page.context["pin"]})
    word = "a long enough password"
    answer = client.post(reverse("account_set_password"), {"password1": word, "password2": word})
    assert answer.status_code == 403
    assert not Pass.objects.get().person.has_usable_password()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"permit": ""}, "permit"),
        ({"blocks": []}, "blocks"),
        ({"teacher": ""}, "teacher"),
    ],
)
def test_a_pass_that_lacks_something_says_so_at_the_field(teacher, district, changes, field):
    answer = make_pass(teacher, district, **changes)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Pass.objects.exists()


@pytest.mark.clock
def test_the_form_begins_with_what_the_para_is_missed_in(teacher, district):
    away(teacher, district)
    form = teacher.get(reverse("schedule:pass-add") + f"?instead={district.para.pk}").context["form"]
    mine = StudentBlock.objects.filter(student__in=[s.pk for s, _b in form.choices], rhythm="week")
    assert form.chosen() == {str(pk) for pk in mine.values_list("pk", flat=True)}
