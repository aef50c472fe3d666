"""Who may be put on a student, by whom, and when: posts and licences on the very day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from core.dated import since, through
from schedule.assigning import actions as assigning_actions
from staff.models import Licence, LicenceKind, Policy, Post, Role
from students import hooks
from students.models import Assignment, Student

DAY = timedelta(days=1)


@pytest.fixture
def newcomer(district):
    """A para of the school, licensed, whom nobody has assigned."""
    return district.para_unassigned


def assign(district, para, **changes):
    return assigning_actions.assign(
        **{
            "student": district.student,
            "para": para,
            "supervisor": district.case_manager,
            "first": district.today,
            "last": None,
            "by": district.case_manager,
            **changes,
        }
    )


def refused(call, *args, **kwargs) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return {field: [e.code for e in errors] for field, errors in caught.value.error_dict.items()}


def test_the_case_manager_assigns_and_the_para_sees_the_student_from_that_day(district, newcomer):
    assert district.student not in Student.objects.visible_to(newcomer)
    assign(district, newcomer)
    assert list(Student.objects.visible_to(newcomer)) == [district.student]
    tomorrow = assign(district, newcomer, student=district.student2, first=district.today + DAY)
    assert district.student2 not in Student.objects.visible_to(newcomer)
    assert district.student2 in Student.objects.visible_to(newcomer, district.now + DAY)
    assert tomorrow.starts == district.today + DAY


@pytest.mark.parametrize("who", ["para", "provider", "gened", "other_teacher", "foreign_administrator"])
def test_who_may_not_assign_changes_nothing(district, newcomer, who):
    before = Assignment.objects.count()
    with pytest.raises(PermissionDenied):
        assign(district, newcomer, by=getattr(district, who))
    assert Assignment.objects.count() == before


def test_an_administrator_of_the_school_assigns_too(district, newcomer):
    assert assign(district, newcomer, by=district.administrator).para == newcomer


def test_a_supervisor_of_the_para_who_is_not_on_the_team_does_not_assign(district, newcomer):
    assign(district, newcomer, supervisor=district.other_teacher)
    with pytest.raises(PermissionDenied):
        assign(district, district.para_ended, by=district.other_teacher)


@pytest.mark.parametrize(
    ("valid_until_day", "allowed"),
    [(-1, False), (0, False), (1, True)],
    ids=["yesterday", "today", "tomorrow"],
)
def test_a_para_licence_counts_on_its_last_day_and_not_after(district, newcomer, valid_until_day, allowed):
    """`valid` is half open: an end of today means that yesterday was the last day with it."""
    Licence.objects.filter(user=newcomer).update(
        valid=DateRange(district.first, district.today + valid_until_day * DAY)
    )
    if allowed:
        assign(district, newcomer)
    else:
        assert refused(assign, district, newcomer) == {"para": ["no_licence"]}
    assert Assignment.objects.filter(para=newcomer).exists() is allowed


@pytest.mark.parametrize(("ends_in", "allowed"), [(0, False), (1, True)])
def test_a_supervisor_licence_is_asked_for_on_the_first_day(district, newcomer, ends_in, allowed):
    Licence.objects.filter(user=district.other_teacher).update(
        valid=DateRange(district.first, district.today + ends_in * DAY)
    )
    if allowed:
        assert assign(district, newcomer, supervisor=district.other_teacher)
        return
    assert refused(assign, district, newcomer, supervisor=district.other_teacher) == {
        "supervisor": ["no_licence"]
    }


def test_any_licence_of_the_state_serves_a_para_where_the_policy_says_any(district, newcomer):
    Licence.objects.filter(user=newcomer).update(kind=LicenceKind.GENERAL_TEACHER)
    Policy.objects.filter(key="licence.para").update(value=["aide"])
    assert refused(assign, district, newcomer) == {"para": ["no_licence"]}
    Policy.objects.filter(key="licence.para").update(value=["aide", "any"])
    assert assign(district, newcomer)


def test_the_rule_of_a_school_stands_before_that_of_its_district(district, newcomer):
    Policy.objects.create(
        school=district.school, key="licence.para", value=["interpreter"], during=since(district.first),
        source="district expectation",
    )  # fmt: skip
    assert refused(assign, district, newcomer) == {"para": ["no_licence"]}


def test_without_a_rule_nobody_is_assigned_and_the_words_say_whom_to_ask(district, newcomer):
    Policy.objects.filter(key="licence.para").delete()
    assert refused(assign, district, newcomer) == {"para": ["no_policy"]}


def test_a_post_must_be_in_force_on_the_first_day(district, newcomer):
    Post.objects.filter(user=newcomer).update(during=through(district.first, district.today))
    assert refused(assign, district, newcomer, first=district.today + DAY) == {"para": ["no_post"]}
    assert assign(district, newcomer, last=district.today)


def test_a_teacher_is_no_para_and_a_para_no_supervisor_and_both_are_told_at_once(district):
    assert refused(assign, district, district.other_teacher, supervisor=district.para_unassigned) == {
        "para": ["no_post"],
        "supervisor": ["no_post", "no_licence"],
    }


def test_nobody_supervises_themselves(district, newcomer):
    Post.objects.create(
        user=newcomer, school=district.school, role=Role.TEACHER, during=since(district.first)
    )
    Licence.objects.create(
        user=newcomer, kind=LicenceKind.SPECIAL_EDUCATION_TEACHER, valid=since(district.first)
    )
    assert refused(assign, district, newcomer, supervisor=newcomer) == {"supervisor": ["own_supervisor"]}


def test_a_closed_account_is_not_assigned(district):
    assert refused(assign, district, district.disabled, student=district.student)["para"] == ["no_post"]


def test_the_same_para_is_not_assigned_twice_in_one_time(district, newcomer):
    assign(district, newcomer, last=district.today + 9 * DAY)
    assert refused(assign, district, newcomer, first=district.today + 9 * DAY) == {
        "para": ["assignment_once"]
    }
    assert assign(district, newcomer, first=district.today + 10 * DAY)


@pytest.mark.parametrize(
    ("first", "last", "wrong"), [(5, 4, {"last": ["order"]}), (400 * 365, None, {"last": ["year"]})]
)
def test_dates_that_nobody_means_are_refused(district, newcomer, first, last, wrong):
    given = {"first": district.today + first * DAY, "last": last and district.today + last * DAY}
    assert refused(assign, district, newcomer, **given) == wrong


def test_a_student_who_is_not_enrolled_that_day_gets_no_para(district, newcomer):
    long_before = district.first - 10 * DAY
    assert refused(assign, district, newcomer, first=long_before) == {"first": ["not_enrolled"]}


def test_rooms_above_hear_of_it_and_a_hook_that_fails_undoes_all(district, newcomer, monkeypatch):
    heard = []
    monkeypatch.setattr(hooks.after_assign, "_listeners", [lambda **told: heard.append(told)])
    made = assign(district, newcomer)
    assert [told["assignment"] for told in heard] == [made]

    def fails(**told):
        raise RuntimeError

    hooks.after_assign.connect(fails)
    with pytest.raises(RuntimeError):
        assign(district, newcomer, student=district.student2)
    assert not Assignment.objects.filter(para=newcomer, student=district.student2).exists()


def test_an_assignment_ended_at_once_shows_nothing_today(district, newcomer):
    made = assign(district, newcomer)
    assigning_actions.end_assignment(assignment=made, last_day=district.today - DAY, by=district.case_manager)
    made.refresh_from_db()
    assert made.is_taken_back
    assert not Student.objects.visible_to(newcomer).exists()
    assert assign(district, newcomer), "what was taken back stands in nobody's way"


def test_an_assignment_ends_after_its_last_day_and_stays_on_record(district):
    there = Assignment.objects.get(para=district.para, student=district.student)
    assigning_actions.end_assignment(assignment=there, last_day=district.today, by=district.case_manager)
    there.refresh_from_db()
    assert (there.starts, there.last_day) == (district.first, district.today)
    assert district.student in Student.objects.visible_to(district.para)
    assert district.student not in Student.objects.visible_to(district.para, district.now + DAY)


def test_an_end_is_not_put_into_the_past_nor_moved_out(district):
    there = Assignment.objects.get(para=district.para, student=district.student)
    end = {"assignment": there, "by": district.case_manager}
    assert refused(assigning_actions.end_assignment, **end, last_day=district.today - 2 * DAY) == {
        "last_day": ["past"]
    }
    assigning_actions.end_assignment(**end, last_day=district.today)
    assert refused(assigning_actions.end_assignment, **end, last_day=district.today + DAY) == {
        "last_day": ["ended"]
    }


def test_who_changed_an_assignment_is_in_its_history(district, newcomer):
    made = assign(district, newcomer)
    assigning_actions.end_assignment(assignment=made, last_day=district.today, by=district.administrator)
    events = list(made.events.order_by("pgh_id").values_list("pgh_label", "pgh_context__metadata__verb"))
    assert events == [("insert", "students.assign"), ("update", "students.end_assignment")]
