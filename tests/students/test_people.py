"""Who joins a team, who leaves it, who is enrolled: by whom, and with which post."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from staff.models import Post
from students.models import Enrolment, Membership, Student
from students.team import actions as team_actions
from tests.schedule.assigning.test_assigning import refused

DAY = timedelta(days=1)


def join(district, user, role, **changes):
    given = {
        "student": district.student, "user": user, "team_role": role, "since": district.now,
        "by": district.administrator, "at": district.now,
    }  # fmt: skip
    return team_actions.add_member(**given | changes)


def test_a_provider_joins_with_a_discipline_and_sees_the_student(district):
    join(district, district.provider_other, "provider", discipline="physical")
    assert district.student in Student.objects.visible_to(district.provider_other)
    assert district.student2 not in Student.objects.visible_to(district.provider_other)


@pytest.mark.parametrize(
    ("who", "role", "discipline", "wrong"),
    [
        ("provider_other", "provider", "", {"discipline": ["required"]}),
        ("provider_other", "provider", "astrology", {"discipline": ["required"]}),
        ("other_teacher", "teacher", "physical", {"discipline": ["none"]}),
        ("para_unassigned", "teacher", "", {"user": ["no_post"]}),
        ("foreign_teacher", "teacher", "", {"user": ["no_post"]}),
        ("case_manager", "case_manager", "", {"user": ["membership_once"]}),
        ("other_teacher", "case_manager", "", {"user": ["membership_one_case_manager"]}),
    ],
)
def test_who_does_not_fit_does_not_join(district, who, role, discipline, wrong):
    before = Membership.objects.count()
    assert refused(join, district, getattr(district, who), role, discipline=discipline) == wrong
    assert Membership.objects.count() == before


def test_a_case_manager_adds_colleagues_and_never_another_case_manager(district):
    join(district, district.other_teacher, "teacher", by=district.case_manager)
    with pytest.raises(PermissionDenied):
        join(district, district.other_teacher, "case_manager", by=district.case_manager)


@pytest.mark.parametrize("who", ["para", "provider", "gened", "other_teacher", "foreign_administrator"])
def test_others_add_nobody(district, who):
    with pytest.raises(PermissionDenied):
        join(district, district.other_teacher, "teacher", by=getattr(district, who))


def test_a_membership_ends_the_moment_it_is_ended(district):
    mine = Membership.objects.get(student=district.student, user=district.provider)
    team_actions.end_membership(membership=mine, by=district.case_manager, at=district.now)
    assert district.student not in Student.objects.visible_to(district.provider)
    mine.refresh_from_db()
    assert mine.during.upper == district.now
    assert refused(
        team_actions.end_membership, membership=mine, by=district.case_manager, at=district.now + DAY
    ) == {"at": ["ended"]}


def test_only_an_administrator_ends_the_case_managers(district):
    theirs = Membership.objects.get(student=district.student, user=district.case_manager)
    with pytest.raises(PermissionDenied):
        team_actions.end_membership(membership=theirs, by=district.case_manager, at=district.now)
    team_actions.end_membership(membership=theirs, by=district.administrator, at=district.now)
    join(district, district.other_teacher, "case_manager")


def test_an_opening_with_a_reason_lasts_exactly_its_time(district):
    until = district.now + timedelta(minutes=30)
    join(district, district.other_teacher, "teacher", until=until, reason="Covers for a colleague")
    seen = Student.objects.visible_to
    assert district.student in seen(district.other_teacher, until - timedelta(seconds=1))
    assert district.student not in seen(district.other_teacher, until)


@pytest.fixture
def newcomer(district):
    return Student.objects.create(legal_name="New", birth_date=date(2016, 1, 1))


def enrol(district, student, **changes):
    given = {
        "student": student, "school": district.school, "grade": "3", "first": district.today,
        "by": district.administrator,
    }  # fmt: skip
    return team_actions.enrol(**given | changes)


def test_an_administrator_enrols_and_then_knows_the_student(district, newcomer):
    assert newcomer not in Student.objects.visible_to(district.administrator)
    enrol(district, newcomer)
    assert newcomer in Student.objects.visible_to(district.administrator)
    assert newcomer not in Student.objects.visible_to(district.sister_administrator)


@pytest.mark.parametrize("who", ["case_manager", "para", "sister_administrator", "foreign_administrator"])
def test_nobody_else_enrols(district, newcomer, who):
    with pytest.raises(PermissionDenied):
        enrol(district, newcomer, by=getattr(district, who))
    assert not Enrolment.objects.filter(student=newcomer).exists()


def test_an_administrator_of_the_district_enrols_at_each_of_its_schools(district, newcomer):
    Post.objects.filter(user=district.administrator).update(school=district.district)
    enrol(district, newcomer, school=district.sister_school)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [({"grade": " "}, {"grade": ["required"]}), ({"last": date(2000, 1, 1)}, {"last": ["order"]})],
)
def test_an_enrolment_that_makes_no_sense_is_refused(district, newcomer, changes, wrong):
    assert refused(enrol, district, newcomer, **changes) == wrong


def test_a_student_is_at_one_school_at_a_time(district):
    assert refused(enrol, district, district.student, school=district.school) == {
        "first": ["enrolment_one_school"]
    }
