"""Each kind of what has versions is declared once, and whole."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch

from core.versions import Version
from iep.endings.models import SUBJECTS as CAN_END
from iep.models import Ending, ExtendedYearDecision, ExtendedYearVersion, PlanUpdate
from iep.parts import PLAN_PARTS, part_of, student_of
from iep.updates.models import SUBJECTS
from iep.versions.describing import changes, rows, sentence, title
from iep.versions.subjects import subject
from students.models import About, AboutVersion
from tests.fixtures.canary import canaries
from tests.fixtures.clock import right_now
from tests.fixtures.versions import in_force

VERSIONS = [model for model in apps.get_models() if issubclass(model, Version)]


@pytest.fixture
def whole(district):
    """The district, with a version in force of what it holds none of."""
    about, _made = About.objects.get_or_create(student=district.student)
    decision = ExtendedYearDecision.objects.create(plan=district.plan)
    by, at = district.case_manager, district.published_at
    AboutVersion.objects.create(**canaries(AboutVersion, 1, **in_force(about, by, at)), asked_on=at.date())
    row = canaries(ExtendedYearVersion, 1, **in_force(decision, by, at))
    ExtendedYearVersion.objects.create(**row, needed=False)
    return district


def version_of(part, district):
    """One in force, of the student; not the one of which an update tells already."""
    rows = part.versions(district.student).published()
    return rows.exclude(pk=district.update.subject_id).order_by("pk").last()


# --- The registry is whole ------------------------------------------------------------------------


def test_whatever_has_versions_is_a_part_and_an_update_may_tell_of_it():
    assert {part.model for part in PLAN_PARTS} == set(VERSIONS)
    assert {model.KIND: model for model in VERSIONS}.items() <= SUBJECTS.items()
    assert {part.key: part.thing for part in PLAN_PARTS if part.can_end} == CAN_END


@pytest.mark.parametrize("part", PLAN_PARTS, ids=lambda part: part.key)
def test_a_part_says_all_that_is_asked_of_it(whole, part):
    version = version_of(part, whole)
    assert 0 < len(title(version)) <= 200
    assert rows(version)
    assert sentence(version)
    assert changes(None, version)
    assert part.name
    assert part.url_of(version.of).startswith("/")
    assert set(part.form.base_fields) & set(part.model.CONTENT), "its form asks for what a version holds"
    assert part_of(version) is part_of(version.of) is part
    assert student_of(version.of).pk


@pytest.mark.parametrize("part", PLAN_PARTS, ids=lambda part: part.key)
def test_what_stands_in_something_comes_after_it(part):
    if part.stands_in:
        (above,) = [other for other in PLAN_PARTS if part in other.parts_in_it()]
        assert above.order < part.order
        assert above.publish_first


def test_a_section_of_the_page_of_a_plan_has_its_page_and_its_template():
    from django.template.loader import get_template

    for part in (part for part in PLAN_PARTS if part.section):
        assert part.page
        assert get_template(part.section.template)


def test_a_part_without_a_page_would_be_seen(whole):
    """The test above fails for a part that forgot its page."""
    from dataclasses import replace

    part = replace(PLAN_PARTS.get("extended_year"), edit_url=None)
    with pytest.raises(NoReverseMatch):
        part.url_of(version_of(part, whole).of)


def test_nothing_outside_of_its_feature_lists_the_kinds():
    """Where the classes of versions stand in one list, or are told apart, a new kind would be missing."""
    room = Path(apps.get_app_config("iep").path)
    names = {model.__name__ for model in VERSIONS if model._meta.app_label == "iep"}
    listing = [
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if "migrations" not in path.parts and all(name in path.read_text() for name in names)
    ]
    assert listing == ["models.py"]


# --- What an update or an ending tells of, by the database ----------------------------------------


def update(student, **named):
    return PlanUpdate(
        **canaries(PlanUpdate, 1, student=student) | named, changes=[], published_at=right_now()
    )


def refused(row, match):
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        row.save()


@pytest.mark.parametrize("part", PLAN_PARTS, ids=lambda part: part.key)
def test_an_update_tells_of_what_is_in_force_of_its_own_student(whole, part):
    district = whole
    version = version_of(part, whole)
    refused(update(district.student2, **subject(version)), "of this student")
    refused(update(district.student, subject_kind=part.key, subject_id=district.school.pk), "of this student")
    other = next(kind for kind in SUBJECTS if kind != part.key)
    refused(update(district.student, subject_kind=other, subject_id=version.pk), "of this student")
    update(district.student, **subject(version)).save()
    refused(update(district.student, **subject(version)), "update_once_of_a_subject")


def test_an_update_does_not_tell_of_a_draft_or_of_an_unknown_kind(district):
    version = version_of(PLAN_PARTS.get("goal"), district)
    draft = type(version).objects.create(
        of=version.of, number=2, drafted_by=district.case_manager, due_on=district.today
    )
    refused(update(student_of(version.of), **subject(draft)), "of this student")
    refused(update(district.student, subject_kind="guess", subject_id=draft.pk), "update_subject_known")


@pytest.mark.parametrize("kind", CAN_END)
def test_an_ending_is_of_a_thing_of_its_own_student(district, kind):
    def ending(student, pk, kind=kind):
        now = right_now()
        words = canaries(Ending, 1, student=student, by=district.case_manager)
        return Ending(
            **words | {"subject_kind": kind, "subject_id": pk, "source": "meeting"},
            source_date=district.today, at=now,
        )  # fmt: skip

    thing = getattr(district, kind)
    refused(ending(district.student2, thing.pk), "of this student")
    refused(ending(district.student, district.school.pk), "of this student")
    refused(ending(district.student, district.target.pk, "target"), "ending_subject_known")
    ending(district.student, thing.pk).save()
