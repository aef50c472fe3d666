"""A plan of another district: comparable services until the team adopts it or a meeting writes a new one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.versions import Source
from iep.comparable import actions as comparable_actions
from iep.comparable import queries as comparable
from iep.drafts import actions as draft_actions
from iep.models import ComparableEnd, ComparableServices, HowEnded, Plan
from iep.publishing import actions as publishing_actions
from students.models import Student
from students.moves.arriving import arrive
from tests.datacollection.pack_helpers import pack
from tests.fixtures.clock import right_now
from tests.iep.plan_form_helpers import MEETING, PLAN, url

DAY = timedelta(days=1)
FROM = "Duluth, Minnesota"


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


@pytest.fixture
def mark(district):
    return mark_it(district)


def mark_it(district, **changes):
    given = {
        "plan": district.plan, "came_from": FROM, "origin": "other_state", "by": district.case_manager,
        "since": district.today - 19 * DAY,
    }  # fmt: skip
    return comparable_actions.mark_comparable(**given | changes)


def adopt(district, mark, **changes):
    given = {
        "of": mark, "source": Source.MEETING, "source_date": district.today,
        "source_with": "Ana Lund (mother)", "by": district.case_manager,
    }  # fmt: skip
    return comparable_actions.adopt_plan(**given | changes)


def is_marked(student, day):
    return bool(comparable.marks_of([student.pk], right_now(), day))


def new_plan(district, source=Source.MEETING):
    """Another version of the plan, published."""
    fields = PLAN | {
        "starts_on": district.today, "review_due_on": district.today + 300 * DAY, "present_levels": source,
    }  # fmt: skip
    draft_actions.draft_plan(student=district.student, kind="iep", fields=fields, by=district.case_manager)
    given = MEETING | {"source": source, "source_date": district.today}
    publishing_actions.publish(student=district.student, by=district.case_manager, **given)


def test_everybody_who_reads_the_plan_reads_the_mark(client, district, teacher, mark):
    words = f"from {FROM}, until the team adopts this plan or writes a new one"
    page, row = url("plan", district.student.pk), reverse("students:list")
    assert words in client.get(page).text
    assert "That is 19 days now" in client.get(page).text
    assert words in client.get(reverse("students:student", args=[district.student.pk])).text
    assert client.get(row).text.count("Comparable services for 19 days") == 1
    assert words in str(pack(client, district.para)["html"])
    client.force_login(district.para)
    assert words in client.get(page).text
    assert words in client.get(reverse("students:card", args=[district.student.pk])).text
    assert "The team adopted it" not in client.get(page).text
    assert "Comparable services for" not in client.get(row).text


def test_the_case_manager_marks_and_adopts_it_on_pages(client, district, teacher):
    page = url("comparable", district.student.pk)
    assert page in client.get(url("plan", district.student.pk)).text
    good = {"came_from": FROM, "origin": "other_state", "since": (district.today - DAY).isoformat()}
    assert client.post(page, good | {"since": (district.today + DAY).isoformat()}).status_code == 422
    assert client.post(page, good).status_code == 302
    assert client.post(page, good).status_code == 422, "once"
    adopting = url("adopt", ComparableServices.objects.get().pk)
    assert adopting in client.get(url("plan", district.student.pk)).text
    given = {"source": "meeting", "source_date": district.today.isoformat(), "source_with": "Ana Lund"}
    assert client.get(adopting).status_code == 200
    early = given | {"source_date": (district.today - 9 * DAY).isoformat()}
    assert "The student was not here then" in client.post(adopting, early).text
    assert client.post(adopting, given | {"source": "teaching"}).status_code == 422
    assert client.post(adopting, given).status_code == 302
    assert client.get(adopting).status_code == 404
    assert FROM not in client.get(url("plan", district.student.pk)).text
    for name, status in (("provider", 403), ("administrator", 403), ("foreign_teacher", 404)):
        client.force_login(getattr(district, name))
        assert client.post(page, good).status_code == status, name


def test_adopted_ahead_it_stands_until_that_day(district, mark):
    end = adopt(district, mark, takes_effect=district.today + 3 * DAY)
    assert (end.how, end.source_with) == (HowEnded.ADOPTED, "Ana Lund (mother)")
    assert is_marked(district.student, district.today + 2 * DAY)
    assert not is_marked(district.student, district.today + 3 * DAY)


def test_a_meeting_that_writes_a_new_plan_ends_it_an_amendment_without_one_does_not(district, mark):
    new_plan(district, Source.AGREEMENT)
    assert is_marked(district.student, district.today)
    new_plan(district, Source.MEETING)
    end = ComparableEnd.objects.get()
    assert (end.how, end.new) == (HowEnded.REPLACED, district.plan.versions.at().get())
    assert (end.source, end.source_with) == (Source.MEETING, MEETING["source_with"])
    assert not is_marked(district.student, district.today)


def test_the_database_holds_that_it_ends_once_and_with_a_source(district, mark):
    good = {
        "of": mark, "how": HowEnded.ADOPTED, "source": Source.MEETING, "source_date": district.today,
        "source_with": "A", "takes_effect": district.today, "by": district.case_manager, "at": district.now,
    }  # fmt: skip
    wrong = (
        {"source": Source.TEACHING},
        {"source_with": ""},
        {"source_date": None},
        {"how": HowEnded.REPLACED},
    )
    for one in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            ComparableEnd.objects.create(**good | one)
    ComparableEnd.objects.create(**good)
    with pytest.raises(IntegrityError), transaction.atomic():
        ComparableEnd.objects.create(**good)


def test_only_the_case_manager_with_a_licence_ends_it(district, mark):
    for nobody in (district.para, district.provider, district.administrator, district.foreign_teacher):
        with pytest.raises(PermissionDenied):
            adopt(district, mark, by=nobody)
    district.case_manager.licences.all().delete()
    with pytest.raises(ValidationError, match="no valid licen"):
        adopt(district, mark)


def test_who_came_with_a_plan_is_told_of_until_it_is_marked(client, district, teacher):
    came = arrive(
        school=district.school, grade="5", first=district.today, by=district.administrator, where=FROM,
        names={"legal_name": "Noor Haddad"}, case_manager=teacher, origin="other_state",
    )  # fmt: skip
    page = url("plan", came.student_id)
    words = f"Came with a plan of {FROM}"
    assert words in client.get(page).text
    assert f'value="{FROM}"' in client.get(url("comparable", came.student_id)).text
    student = Student.objects.get(pk=came.student_id)
    fields = PLAN | {"starts_on": district.today, "review_due_on": district.today + 300 * DAY}
    draft_actions.draft_plan(student=student, kind="iep", fields=fields, by=teacher)
    publishing_actions.publish(student=student, by=teacher, **MEETING | {"source_date": district.today})
    mark_it(district, plan=Plan.objects.get(student=student), since=district.today)
    assert words not in client.get(page).text
    assert "Comparable services since" in client.get(page).text
