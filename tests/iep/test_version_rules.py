"""What the database itself holds of versions, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from core.versions import Source
from iep.models import Goal, GoalVersion
from tests.fixtures.versions import in_force


def refused(constraint=""):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.fixture
def current(district):
    return district.goal.versions.get()


def content(current, **changed):
    """The same words again, with whom it was decided where it is published."""
    row = {"of": current.of, "drafted_by": current.drafted_by, "source_with": "The mother"}
    return current.content() | row | changed


def test_words_in_force_never_change(current):
    current.behavior = "reads less"
    with refused("not changed"), transaction.atomic():
        current.save()
    assert GoalVersion.objects.get(pk=current.pk).behavior != "reads less"


def test_the_open_end_closes_once(current, district):
    start = current.in_force.lower
    current.in_force = DateTimeTZRange(start, district.now, "[)")
    current.save()
    current.in_force = DateTimeTZRange(start, district.now + timedelta(days=1), "[)")
    with refused("not changed"), transaction.atomic():
        current.save()


def test_the_beginning_stays(current):
    current.in_force = DateTimeTZRange(current.in_force.lower - timedelta(days=1), None, "[)")
    with refused("not changed"), transaction.atomic():
        current.save()


def test_closing_and_changing_at_once_is_refused(current, district):
    current.in_force = DateTimeTZRange(current.in_force.lower, district.now, "[)")
    current.reason = "another reason"
    with refused("not changed"), transaction.atomic():
        current.save()


def test_what_was_in_force_is_not_deleted(current):
    with refused("not deleted"), transaction.atomic():
        current.delete()


def test_a_statement_past_the_model_is_refused_too(current):
    with refused("not changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE iep_goalversion SET behavior = 'less' WHERE id = %s", [current.pk])


def test_two_versions_are_never_in_force_at_once(current, district):
    later = in_force(current.of, district.case_manager, district.now, number=2)
    with refused("one_in_force"), transaction.atomic():
        GoalVersion.objects.create(**content(current) | later)


def test_a_thing_has_one_draft(current):
    GoalVersion.objects.create(**content(current, number=2))
    with refused("one_draft"), transaction.atomic():
        GoalVersion.objects.create(**content(current, number=3))


def test_numbers_are_given_once(current):
    with refused("number_once"), transaction.atomic():
        GoalVersion.objects.create(**content(current, number=1))


def test_in_force_says_who_published(current, district):
    goal = Goal.objects.create(plan=district.plan)
    row = content(current) | in_force(goal, district.case_manager, district.now)
    with refused("published_says_who"), transaction.atomic():
        GoalVersion.objects.create(**row | {"published_by": None})


def test_a_draft_has_no_publisher(current):
    with refused("published_says_who"), transaction.atomic():
        GoalVersion.objects.create(**content(current, number=2, published_by=current.drafted_by))


@pytest.mark.parametrize("missing", [{"source_date": None}, {"source_with": ""}])
def test_a_decision_says_when_and_with_whom(current, district, missing):
    goal = Goal.objects.create(plan=district.plan)
    row = content(current) | in_force(goal, district.case_manager, district.now)
    row |= {"source": Source.AGREEMENT, "source_with": "The mother"} | missing
    with refused("decision_says_when"), transaction.atomic():
        GoalVersion.objects.create(**row)


def test_a_draft_changes_and_goes_as_often_as_its_writer_likes(current):
    draft = GoalVersion.objects.create(**content(current, number=2))
    draft.behavior = "reads 50 words"
    draft.save()
    draft.delete()
    assert GoalVersion.objects.filter(of=current.of).count() == 1
