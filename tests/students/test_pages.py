"""The pages about students: who opens which, what they say, and how many queries they take."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.models import CalendarDay, DayKind, Post, Role
from students.models import AccessRow, Assignment, Enrolment, SafetyCardVersion, Student
from tests.fixtures.canary import canary, found_in
from tests.fixtures.district import students
from tests.fixtures.students import join_team

DAY = timedelta(days=1)


def url(name, obj):
    return reverse(name if ":" in name else f"students:{name}", args=[obj.pk])


def queries(client, path, **headers) -> int:
    client.get(path, headers=headers)  # sessions, content types
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path, headers=headers).status_code == 200
    return len(caught)


def one_student(district):
    """Takes the caseload of three down to one, for those who see by team or assignment."""
    others = [district.student2.pk, district.student3.pk]
    Assignment.objects.filter(student__in=others).update(during=(district.first, district.first + DAY))
    for student in Student.objects.filter(pk__in=others):
        student.team.all().update(during=(district.now - 2 * DAY, district.now - DAY))


# --- The list --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("case_manager", 3), ("provider", 3), ("para", 3), ("gened", 3), ("administrator", 3),
        ("other_teacher", 0), ("foreign_teacher", 0), ("provider_other", 0), ("para_unassigned", 0),
        ("para_ended", 0), ("sister_administrator", 0), ("foreign_administrator", 0), ("other_gened", 0),
    ],
)  # fmt: skip
def test_the_list_shows_ones_own_students_and_no_others(client, district, who, sees):
    client.force_login(getattr(district, who))
    page = client.get(reverse("students:list"))
    shown = [s for s in students(district, 3) if s.name in page.text]
    assert len(shown) == sees
    assert bool(found_in(page.text)) is bool(sees)


def test_the_list_takes_the_same_queries_for_one_student_and_for_three(client, district):
    client.force_login(district.case_manager)
    three = queries(client, reverse("students:list"))
    one_student(district)
    assert queries(client, reverse("students:list")) == three <= 17


def test_the_list_says_what_one_must_know_without_opening_anybody(client, district):
    client.force_login(district.case_manager)
    ended = SafetyCardVersion.objects.get(of__student=district.student2)
    ended.in_force = (ended.in_force.lower, district.now - DAY)
    ended.save()
    page = client.get(reverse("students:list")).text
    assert "Allergies" in page
    assert "No safety card yet" in page
    assert "First School" in page
    assert str(district.para) in page
    assert str(district.para_ended) not in page


@pytest.mark.parametrize("words", ["legal_name", "LEGAL_NAME", "lÉgal_name", " canary-used_name-1 "])
def test_a_name_is_found_by_a_part_whatever_the_accents(client, district, words):
    district.student.used_name, district.student.sort_as = "", "Légal_Name, Canary-used_name-1"
    district.student.save()
    client.force_login(district.case_manager)
    page = client.get(reverse("students:list"), {"q": words})
    assert [row.student for row, _panels in page.context["rows"]] == [district.student]


@pytest.mark.parametrize("words", ["\x00", "%", "_____", "'; --", "🦄" * 300, "‮", "nobody"])
def test_no_search_breaks_the_list_or_shows_somebody_elses_student(client, district, words):
    client.force_login(district.para_unassigned)
    page = client.get(reverse("students:list"), {"q": words, "page": words})
    assert page.status_code == 200
    assert not found_in(page.text.replace("nobody", ""))


def test_a_search_without_a_match_says_so(client, district):
    client.force_login(district.case_manager)
    assert "Nobody of that name" in client.get(reverse("students:list"), {"q": "%"}).text


def test_the_list_is_paged_and_notes_only_whom_it_shows(client, district, monkeypatch):
    monkeypatch.setattr("students.profile.views.PER_PAGE", 2)
    client.force_login(district.case_manager)
    AccessRow.objects.count()
    page = client.get(reverse("students:list"))
    row = AccessRow.objects.get()
    assert set(row.students) == {r.student.pk for r, _panels in page.context["rows"]}
    assert len(row.students) == 2


# --- The student page and the glance ---------------------------------------------------------------


def test_safety_stands_first_on_the_student_page(client, district):
    client.force_login(district.para)
    page = client.get(url("student", district.student)).text
    assert re.findall(r'data-panel="(\w+)"', page)[:1] == ["safety"]
    assert page.index(canary("SafetyCardVersion.allergies")) < page.index("Who works with the student")


def test_a_classroom_teacher_is_led_to_the_glance_and_sees_nothing_more(client, district):
    client.force_login(district.gened)
    page = client.get(url("student", district.student), follow=True)
    assert page.redirect_chain == [(url("glance", district.student), 302)]
    assert canary("SafetyCardVersion.allergies") in page.text
    assert canary("StudentBlock.activity") in page.text
    names = {re.sub(r"(?i)^CANARY-|-\d.*$", "", word) for word in found_in(page.text)}
    allowed = {f"SafetyCardVersion.{field}" for field in SafetyCardVersion.CONTENT} | {
        "Student.used_name", "Student.pronouns", "Student.say_it", "StudentBlock.activity",
        "StudentBlock.place", "StudentBlock.materials", "StudentBlock.vocabulary", "g1,",
        "SupportVersion.what", "SupportVersion.when", "SupportVersion.where", "SupportVersion.how",
        "SupportVersion.how_often", "SupportVersion.avoid",
    }  # fmt: skip
    assert names <= allowed, names - allowed


def test_the_glance_names_the_adults_of_each_block(client, district):
    client.force_login(district.gened)
    page = client.get(url("glance", district.student)).text
    assert str(district.para) in page
    assert "Small group" in page
    assert "Line of sight" in page


@pytest.mark.parametrize("page", ["student", "glance", "safety-edit", "schedule:assign", "schedule:day"])
@pytest.mark.parametrize(
    "who",
    ["other_teacher", "foreign_teacher", "provider_other", "para_unassigned", "para_ended"],
)
def test_who_has_no_reason_to_know_gets_404_and_no_word(client, district, page, who):
    client.force_login(getattr(district, who))
    for answer in (client.get(url(page, district.student)), client.post(url(page, district.student))):
        assert answer.status_code in (404, 405)
        assert not found_in(answer.text)


def test_a_disabled_account_is_signed_out_and_sees_nothing(client, district):
    client.force_login(district.para)
    district.para.is_active, district.para.deactivated_at = False, district.now
    district.para.save()
    answer = client.get(url("student", district.student))
    assert answer.status_code == 302
    assert not found_in(answer.text)


def test_an_open_session_loses_access_at_the_next_request(client, district):
    client.force_login(district.para)
    assert client.get(url("student", district.student)).status_code == 200
    Assignment.objects.filter(para=district.para).update(during=(district.first, district.today))
    assert client.get(url("student", district.student)).status_code == 404


def test_a_post_that_ended_yesterday_ends_what_rested_on_it(client, district):
    client.force_login(district.case_manager)
    Post.objects.filter(user=district.case_manager).update(during=(district.first, district.today))
    assert client.get(url("student", district.student)).status_code == 404


def test_the_student_page_takes_the_same_queries_with_one_row_and_with_three(client, district):
    """Three blocks, adults, team members and assignments instead of one."""
    client.force_login(district.case_manager)
    one = queries(client, url("student", district.student))
    for user in (district.provider_other, district.other_teacher):
        role = "provider" if user == district.provider_other else "teacher"
        fields = {"discipline": "physical"} if role == "provider" else {}
        join_team(district.student, user, role, district.administrator, district.first, **fields)
    for para in (district.para_unassigned, district.para_ended):
        Assignment.objects.create(
            student=district.student, para=para, supervisor=district.case_manager,
            during=(district.today + DAY, None),
        )  # fmt: skip
    for block in list(district.student.blocks.all()):
        for later in (60, 120):
            block.pk, block.period = None, None
            block.minutes = (block.minutes.lower + later, block.minutes.upper + later)
            block._state.adding = True
            block.save(force_insert=True)
            block.refresh_from_db()
    # Session, user, posts, grounds; 35 of the panels; the log, two.
    assert queries(client, url("student", district.student)) == one == 41


def test_only_who_may_assign_is_offered_it(client, district):
    for who, offered in (
        ("case_manager", True),
        ("administrator", True),
        ("para", False),
        ("provider", False),
    ):
        client.force_login(getattr(district, who))
        page = client.get(url("student", district.student)).text
        assert (url("schedule:assign", district.student) in page) is offered, who
        assert (f'"{url("safety-edit", district.student)}"' in page) is (who == "case_manager")


def test_a_day_off_is_told_with_its_reason(client, district):
    CalendarDay.objects.filter(date=district.today).update(kind=DayKind.OFF, bell=None, note="Snow day")
    client.force_login(district.gened)
    assert "Snow day" in client.get(url("glance", district.student)).text


def test_nobody_opens_a_page_of_nobody(client, district):
    client.force_login(district.administrator)
    answer = client.get(reverse("students:student", args=[district.school.pk]))
    assert answer.status_code == 404


def test_a_person_with_two_posts_has_what_each_allows(client, district):
    Post.objects.create(
        user=district.gened, school=district.school, role=Role.PARA, during=(district.first, None)
    )
    Assignment.objects.create(
        student=district.student, para=district.gened, supervisor=district.case_manager,
        during=(district.today, None),
    )  # fmt: skip
    client.force_login(district.gened)
    assert client.get(url("student", district.student)).status_code == 200
    assert client.get(url("student", district.student2)).status_code == 302


def test_a_student_whose_roster_names_no_grade_is_at_a_school_all_the_same(client, district):
    Enrolment.objects.filter(student=district.student).update(grade="")
    client.force_login(district.case_manager)
    page = client.get(reverse("students:student", args=[district.student.pk])).text
    assert "Grade ," not in page
    assert str(district.school) in page
