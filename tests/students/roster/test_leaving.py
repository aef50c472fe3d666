"""Who goes from a school by a roster is lost to its staff that day, as by hand (N2)."""

from datetime import date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from core.dated import since
from staff.models import Post, Role, School
from students.models import Assignment, Enrolment, Membership, Student, TeamRole
from students.moves.actions import move
from tests.fixtures.people import make_person
from tests.students.roster import sets
from tests.students.roster.running import AT, run
from tests.students.roster.test_changes import users, without

pytestmark = pytest.mark.slow

FIRST = date(2026, 8, 17)


@pytest.fixture
def served(db) -> Student:
    """u2 of Lark Elementary, with a case manager, a provider who works at Lark High too, and a para."""
    run(sets.bulk())
    here, high = School.objects.get(name="Lark Elementary"), School.objects.get(name="Lark High")
    student = Student.objects.get(source_id="u2")
    people = {role: make_person(role, role, here, FIRST) for role in (Role.TEACHER, Role.PROVIDER, Role.PARA)}
    Post.objects.create(user=people[Role.PROVIDER], school=high, role=Role.PROVIDER, during=since(FIRST))
    during = DateTimeTZRange(AT - timedelta(days=30), None, "[)")
    for role, team_role, discipline in (
        (Role.TEACHER, TeamRole.CASE_MANAGER, ""), (Role.PROVIDER, TeamRole.PROVIDER, "speech"),
    ):  # fmt: skip
        Membership.objects.create(
            student=student, user=people[role], team_role=team_role, discipline=discipline, during=during,
            by=people[Role.TEACHER],
        )  # fmt: skip
    Assignment.objects.create(
        student=student, para=people[Role.PARA], supervisor=people[Role.TEACHER], during=since(FIRST)
    )
    return student


def seen_by(student: Student, at: datetime) -> list[str]:
    users = Membership.objects.filter(student=student, during__contains=at).values_list(
        "user__email", flat=True
    )
    paras = Assignment.objects.on(at.date()).filter(student=student).values_list("para__email", flat=True)
    return sorted(email.partition("@")[0] for email in (*users, *paras))


LATER = AT + timedelta(minutes=1)


def test_who_changes_school_keeps_only_those_who_work_there_too(served):
    line = "u2,~,true,s2,student,two,Otto,Lindqvist,,,,09"
    _top, found = run(sets.delta(users=users(line)))
    assert found.counts["students.left"] == 1
    assert Enrolment.objects.of(served, AT.date()).school.name == "Lark High"
    assert seen_by(served, LATER) == ["provider"]
    assert seen_by(served, AT - timedelta(days=2)) == ["para", "provider", "teacher"]


def test_who_is_deleted_or_missing_is_nobodys_from_that_day_on(served):
    line = "u2,!,true,s1,student,two,Otto,Lindqvist,,,,KG"
    _top, found = run(sets.delta(users=users(line)))
    assert found.counts["students.left"] == 1
    assert seen_by(served, LATER) == []


def test_a_decision_about_who_is_missing_ends_it_on_its_day(served):
    fewer = without(without(sets.bulk(), users="u2"), enrollments="e3")
    key = f"enrolment:{Enrolment.objects.get(student=served).pk}"
    assert len(seen_by(served, LATER)) == 3
    _top, found = run(fewer, ends={key: date(2026, 10, 20)})
    assert found.counts["students.left"] == 1
    assert len(seen_by(served, LATER)) == 3
    assert seen_by(served, AT + timedelta(days=16)) == []


def test_a_file_that_is_behind_does_not_undo_a_move_by_hand(served):
    high = School.objects.get(name="Lark High")
    leader = make_person("leader", Role.ADMINISTRATOR, School.objects.get(name="Lark County Schools"), FIRST)
    manager = make_person("manager", Role.TEACHER, high, FIRST)
    move(student=served, to=high, grade="9", first=AT.date(), case_manager=manager, by=leader, at=AT)
    _top, found = run(sets.bulk(), at=LATER)
    assert found.counts["enrolments.moved"] == 1
    assert Enrolment.objects.of(served, AT.date()).school == high
    assert seen_by(served, LATER) == ["manager"]
    run(sets.bulk(), at=AT + timedelta(days=20))
    assert Enrolment.objects.of(served, AT.date() + timedelta(days=20)).school.name == "Lark Elementary"


def test_another_grade_at_the_same_school_changes_nothing_for_the_team(served):
    _top, found = run(sets.delta(users=users("u2,~,true,s1,student,two,Otto,Lindqvist,,,,01")))
    assert Enrolment.objects.of(served, AT.date()).grade == "1"
    assert found.counts["students.left"] == 0
    assert len(seen_by(served, LATER)) == 3
