"""Coverage from the database: the same as a slow reference, by the school's own days, in constant queries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dated import since
from schedule.models import StaffAbsence
from staff.models import CalendarDay, Licence, Policy, Post
from students.models import Assignment, Enrolment
from supervision.coverage.figures import Clock
from supervision.coverage.load import Coverage, coverage
from supervision.models import Contact, ContactConfirmation, ContactStudent, ContactWithdrawal, DataView
from supervision.templatetags.supervision import since_when
from tests.fixtures.clock import travel
from tests.fixtures.district import District, build
from tests.fixtures.sessions import make_session
from tests.supervision.coverage import reference

# Daylight saving ends on November 1 in Chicago, in the middle of what is drawn
BUILT = datetime(2026, 11, 20, 18, tzinfo=UTC)


@pytest.fixture
def autumn(db: None) -> District:
    """The test district as it would stand on November 20, 2026, with a second teacher's pair."""
    with travel(BUILT):
        district = build()
    Assignment.objects.create(
        student=district.student2,
        para=district.para_unassigned,
        supervisor=district.other_teacher,
        during=since(district.first + timedelta(days=6)),
    )
    return district


days = st.integers(0, 29)  # after the district's first day, October 21
moments = st.tuples(days, st.integers(0, 24 * 60 - 1))  # day, minute of UTC
contacts = st.fixed_dictionaries(
    {
        "at": moments,
        "minutes": st.integers(1, 480),
        "supervisor": st.sampled_from(["case_manager", "other_teacher", "administrator"]),
        "para": st.sampled_from(["para", "para_unassigned"]),
        "kind": st.sampled_from(["observation", "data_review"]),
        "students": st.sets(st.sampled_from(["student", "student2", "student3"])),
        "withdrawn": st.sampled_from([None, None, None, 0, 3]),
        "agrees": st.sampled_from([None, True, False]),
    }
)
worlds = st.fixed_dictionaries(
    {
        "now": moments,
        "contacts": st.lists(contacts, max_size=7),
        "off": st.sets(days, max_size=12),
        "licences": st.lists(st.tuples(st.sampled_from(["case_manager", "other_teacher"]), days), max_size=2),
        "own_rule": st.none()
        | st.tuples(days, st.integers(1, 20), st.sampled_from([["director"], ["any"], []])),
        "sessions": st.lists(
            st.tuples(moments, st.sampled_from(["case_manager", "other_teacher"])), max_size=2
        ),
        "reviews": st.dictionaries(st.sampled_from(["student", "student2"]), moments, max_size=2),
        "post_ends": st.none() | days,
        "absent": st.dictionaries(days, st.sampled_from([(0, 1440), (0, 720)]), max_size=4),
    }
)


def instant(district: District, moment: tuple[int, int]) -> datetime:
    first = datetime(district.first.year, district.first.month, district.first.day, tzinfo=UTC)
    return first + timedelta(days=moment[0], minutes=moment[1])


def make_contact(district: District, one: dict[str, Any]) -> None:
    at = instant(district, one["at"])
    contact = Contact.objects.create(
        para=getattr(district, one["para"]),
        supervisor=getattr(district, one["supervisor"]),
        school=district.school,
        kind=one["kind"],
        began_at=at,
        school_day=at.astimezone(district.school.zone).date(),
        minutes=one["minutes"],
        made_at=at,
    )
    for name in one["students"]:
        ContactStudent.objects.create(contact=contact, student=getattr(district, name))
    if one["agrees"] is not None:
        ContactConfirmation.objects.create(contact=contact, by=contact.para, at=at, agrees=one["agrees"])
    if one["withdrawn"] is not None:
        later = at + timedelta(days=one["withdrawn"])
        ContactWithdrawal.objects.create(contact=contact, by=contact.supervisor, at=later)


def make_world(district: District, world: dict[str, Any]) -> None:
    day = timedelta(days=1)
    CalendarDay.objects.filter(
        school=district.school, date__in=[district.first + n * day for n in world["off"]]
    ).update(kind="off")
    for name, n in world["licences"]:
        Licence.objects.filter(user=getattr(district, name)).update(
            valid=since(district.first - 100 * day, district.first + n * day)
        )
    if world["own_rule"]:
        start, length, kinds = world["own_rule"]
        during = since(district.first + start * day, district.first + (start + length) * day)
        Policy.objects.create(
            school=district.school, key="licence.supervisor", value=kinds, during=during, source="own"
        )
    for moment, name in world["sessions"]:
        make_session(district, district.target, by=getattr(district, name), at=instant(district, moment))
    for name, moment in world["reviews"].items():
        DataView.objects.create(
            teacher=district.case_manager, student=getattr(district, name), at=instant(district, moment)
        )
    if world["post_ends"] is not None:
        Post.objects.filter(user=district.para).update(
            during=since(district.first - day, district.first + world["post_ends"] * day)
        )
    for n, minutes in world["absent"].items():
        first = district.first + n * day
        StaffAbsence.objects.create(
            person=district.para, during=since(first, first + day), minutes=minutes, told_by="x",
            by=district.administrator,
        )  # fmt: skip
    for one in world["contacts"]:
        make_contact(district, one)


def plain(found: Coverage) -> dict[Any, reference.Figures]:
    return {
        (pair.row.supervisor, pair.row.para): reference.Figures(
            *(_plain(clock) for clock in pair.clocks),
            week=_numbers(pair.week),
            month=_numbers(pair.month),
            is_away=pair.is_away,
            is_licensed=pair.row.is_licensed,
        )
        for pair in found.pairs
    }


def _plain(clock: Clock) -> reference.Clock:
    return reference.Clock(clock.since, clock.has_event, clock.days)


def _numbers(amount: Any) -> tuple[int, ...]:
    return amount.contacts, amount.minutes, amount.unconfirmed, amount.disputed, amount.uncounted


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds)
def test_coverage_equals_a_slow_reference(autumn: District, world: dict[str, Any]):
    at = instant(autumn, world["now"])
    with transaction.atomic():
        make_world(autumn, world)
        found = coverage([autumn.school], at)
        wanted = {
            (teacher.pk, para.pk): figures
            for (teacher, para), figures in reference.coverage(autumn.school, at).items()
        }
        transaction.set_rollback(True)
    assert plain(found) == wanted


def test_beyond_the_horizon_there_is_none_in_that_time(autumn: District):
    """Whatever was before the last forty school days: the clock stands at forty, and names no start."""
    Assignment.objects.update(during=since(autumn.first - timedelta(days=100)))
    old = {"para": "para", "kind": "observation", "students": set(), "withdrawn": None, "agrees": None}
    make_contact(autumn, old | {"at": (-15, 900), "minutes": 7, "supervisor": "case_manager"})
    (pair,) = coverage([autumn.school], BUILT, supervisor=autumn.case_manager, para=autumn.para).pairs
    assert (pair.contact.days, pair.contact.has_event) == (40, False)
    assert since_when(pair.contact) == "none in that time"


def queries_of(district: District, **narrow: Any) -> int:
    schools = [district.school, district.sister_school]
    with CaptureQueriesContext(connection) as caught:
        coverage(schools, district.now, **narrow)
    return len(caught)


def test_three_queries_for_one_pair_and_for_many(district: District):
    Assignment.objects.filter(student=district.student2).update(supervisor=district.other_teacher)
    many = queries_of(district)
    Assignment.objects.exclude(pk=district.assignment.pk).update(
        during=since(district.first, district.first + timedelta(days=1))
    )
    assert len(coverage([district.school], district.now).pairs) == 1
    assert queries_of(district) == many == 3


def test_of_one_teacher_the_para_still_has_all_minutes(autumn: District):
    """What somebody else gave counts for the para, whoever looks."""
    other = {"para": "para", "kind": "observation", "students": set(), "withdrawn": None, "agrees": None}
    make_contact(autumn, other | {"at": (28, 900), "minutes": 7, "supervisor": "administrator"})
    narrow = {"supervisor": autumn.case_manager, "para": autumn.para}
    (pair,) = coverage([autumn.school], BUILT, **narrow).pairs
    assert (pair.month.minutes, pair.contact.has_event) == (7, False)


def test_a_student_without_enrolment_is_at_no_school_and_no_school_has_no_figures(district: District):
    Enrolment.objects.update(during=since(district.first, district.first + timedelta(days=2)))
    assert coverage([district.school], district.now).pairs == []
    assert coverage([], district.now).pairs == []
