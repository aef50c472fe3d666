"""The extended school year as the team decides it: drafted, published with its source, told, shown (N3)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.dated import through
from core.versions import Source
from iep.endings import actions as ending_actions
from iep.extended_year.actions import draft_extended_year
from iep.extended_year.queries import decided_on, marked_targets
from iep.models import ExtendedYearVersion, PlanUpdate
from iep.publishing import actions as publishing_actions
from iep.versions.subjects import subject
from staff.models import ExtendedYear
from tests.iep.plan_form_helpers import MEETING, url

DAY = timedelta(days=1)
YES = {
    "needed": "yes",
    "reasons": ["regression", "other"],
    "why": "After summer he needs 15 sessions to ask again.",
    "starts_on": "2027-07-12",
    "ends_on": "2027-08-05",
}


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def page(district):
    return url("extended-year", district.student.pk)


def ticked(district):
    return YES | {"targets": [str(district.target.pk)], "services": [str(district.service.pk)]}


def fields(district, **changed):
    return {
        "needed": True, "reasons": ["regression"], "why": "Loses signs over summer.",
        "starts_on": date(2027, 7, 12), "ends_on": date(2027, 8, 5),
        "targets": [{"id": str(district.target.pk), "name": "Asks"}], "services": [],
    } | changed  # fmt: skip


def decide(district, by, **changed):
    draft_extended_year(student=district.student, fields=fields(district, **changed), by=by)
    return publishing_actions.publish(student=district.student, by=by, **MEETING)


def body(response):
    return response.content.decode()


def test_a_decision_is_written_published_told_and_shown(client, district, teacher):
    assert "The team has not decided on it yet." in body(client.get(url("plan", district.student.pk)))
    assert client.post(page(district), ticked(district)).status_code == 302
    draft = ExtendedYearVersion.objects.drafts().get()
    assert draft.target_ids == {district.target.pk}
    assert "30 minutes, 2 times a week" in draft.services[0]["name"]
    with pytest.raises(ValidationError, match="Choose the meeting or the agreement"):
        publishing_actions.publish(
            student=district.student, by=teacher, source=Source.TEACHING, reason="Mine."
        )
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    update = PlanUpdate.objects.get(**subject(draft))
    assert (update.title, update.changes[0]) == ("Extended school year", ["Decision", "", "Needed"])
    assert update.receipts.filter(user=district.para).exists()
    html = body(client.get(url("plan", district.student.pk)))
    for words in (
        "Jul 12, 2027",
        "Loses skills over breaks",
        "IEP team meeting, Jan 12, 2023: Ana Lund (mother)",
    ):
        assert words in html, words
    assert "Extended school year" in body(client.get(url("history", district.student.pk)))
    before = f"{url('plan', district.student.pk)}?on={(district.today - DAY).isoformat()}"
    assert "Jul 12, 2027" not in body(client.get(before))


def test_a_second_decision_stands_beside_the_first(client, district, teacher):
    decide(district, teacher)
    assert "checked" in body(client.get(page(district)))
    decide(district, teacher, needed=False, starts_on=None, ends_on=None, targets=[], why="Kept all of it.")
    first, second = ExtendedYearVersion.objects.order_by("number")
    html = body(client.get(url("compare", second.pk)))
    assert "Loses signs over summer." in html
    assert "Not needed" in html
    assert first.in_force.upper == second.in_force.lower
    assert decided_on([district.student.pk], date(2027, 7, 15), second.in_force.lower) == {}


def test_the_decision_marks_what_goes_on_and_when(district, teacher):
    decide(district, teacher)
    at = ExtendedYearVersion.objects.get().in_force.lower
    ids = [district.student.pk, district.student2.pk]
    assert marked_targets(ids, date(2027, 7, 12), at) == {district.student.pk: {district.target.pk}}
    for day in (date(2027, 7, 11), date(2027, 8, 6)):
        assert marked_targets(ids, day, at) == {}
    assert marked_targets(ids, date(2027, 7, 12), at - DAY) == {}, "not in force yet"


def test_the_dates_are_those_of_the_next_session_of_the_school(client, district, teacher):
    first = district.today + 40 * DAY
    ExtendedYear.objects.create(
        school=district.school, name="July", during=through(first, first + 20 * DAY), weekdays=[1],
        bell=district.bells.regular,
    )  # fmt: skip
    assert f'value="{first.isoformat()}"' in body(client.get(page(district)))


def test_what_is_wrong_is_told_at_its_field(client, district, teacher):
    for changed, field in (
        ({"reasons": []}, "reasons"), ({"why": ""}, "why"), ({"ends_on": "2027-07-01"}, "ends_on"),
        ({"starts_on": ""}, "starts_on"), ({"targets": [], "services": []}, "targets"),
        ({"targets": [str(district.service.pk)]}, "targets"), ({"needed": "perhaps"}, "needed"),
    ):  # fmt: skip
        response = client.post(page(district), ticked(district) | changed)
        assert response.status_code == 422, field
        assert f'href="#id_{field}' in body(response), field
    assert not ExtendedYearVersion.objects.exists()
    assert client.post(page(district), {"needed": "no", "why": "Kept all of it."}).status_code == 302


def test_the_database_refuses_what_says_nothing(district, teacher):
    for wrong in (
        {"targets": []}, {"reasons": []}, {"reasons": ["category"]}, {"why": ""}, {"ends_on": None},
        {"needed": False}, {"ends_on": date(2027, 7, 1)},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            draft_extended_year(student=district.student, fields=fields(district, **wrong), by=teacher)


def test_a_target_of_somebody_else_cannot_be_marked(district, teacher):
    theirs = district.student2.targets.first()
    with pytest.raises(ValidationError, match="part of this plan"):
        draft_extended_year(
            student=district.student, by=teacher,
            fields=fields(district, targets=[{"id": str(theirs.pk), "name": "Theirs"}]),
        )  # fmt: skip


def test_a_para_decides_nothing(district):
    with pytest.raises(PermissionDenied):
        draft_extended_year(student=district.student, fields=fields(district), by=district.para)


def test_a_draft_is_discarded_and_written_anew(client, district, teacher):
    draft = draft_extended_year(student=district.student, fields=fields(district), by=teacher)
    assert client.post(url("draft-discard", draft.pk)).status_code == 302
    assert draft_extended_year(student=district.student, fields=fields(district), by=teacher).number == 1


def test_it_ends_with_its_plan(district, teacher):
    decide(district, teacher)
    ending_actions.end_part(of=district.plan, by=teacher, **MEETING)
    version = ExtendedYearVersion.objects.get()
    assert version.in_force.upper is not None
    assert marked_targets([district.student.pk], date(2027, 7, 12), version.in_force.upper) == {}
    update = PlanUpdate.objects.get(subject_kind="ending")
    assert "Extended school year" in [label for label, _before, _after in update.changes]
