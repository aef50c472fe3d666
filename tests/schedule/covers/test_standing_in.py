"""A teacher is away: who supervises that day in their place, and who does not (A4)."""

from datetime import timedelta

import pytest

from schedule.absences import actions as absence_actions
from schedule.covers import actions as cover_actions
from schedule.models import StandIn
from staff.models import Licence, LicenceKind
from tests.schedule.absence_helpers import clock
from tests.schedule.assigning.test_assigning import refused
from tests.schedule.covers.test_covers import away, seen

pytestmark = pytest.mark.clock

DAY = timedelta(days=1)


@pytest.fixture
def at(district):
    return clock(district, 7)


def stand_in(district, at, person, **changes):
    given = {
        "teacher": district.case_manager, "person": person, "school": district.school, "day": district.today,
        "by": district.administrator, "at": at,
    }  # fmt: skip
    return cover_actions.stand_in(**given | changes)


def test_a_licensed_teacher_supervises_for_the_day_and_sees_so_long(district, at):
    away(district, district.case_manager, at)
    made = stand_in(district, at, district.other_teacher)
    assert seen(district.other_teacher, clock(district, 12), district.student)
    assert not seen(district.other_teacher, clock(district, 12, days=1), district.student)
    cover_actions.take_back_stand_in(stand_in=made, by=district.administrator, at=at)
    assert not seen(district.other_teacher, clock(district, 12), district.student)


def test_a_para_never_becomes_the_teacher_whatever_the_licence(district, at):
    """The policy says which licence; the post says that it is a teacher's or director's work at all."""
    away(district, district.case_manager, at)
    Licence.objects.create(
        user=district.para, kind=LicenceKind.SPECIAL_EDUCATION_TEACHER, valid=(district.first, None)
    )
    assert refused(stand_in, district, at, district.para) == {"person": ["no_post"]}
    Licence.objects.filter(user=district.other_teacher).update(valid=(district.first - DAY, district.today))
    assert refused(stand_in, district, at, district.other_teacher) == {"person": ["no_licence"]}
    assert refused(stand_in, district, at, district.case_manager) == {"person": ["same_person"]}
    assert not StandIn.objects.exists()


def test_no_teacher_opens_the_caseload_of_a_colleague_to_herself(district, at):
    """The one is there; the other is not named by herself. Who leads the school may do it alone."""
    assert refused(stand_in, district, at, district.other_teacher) == {"day": ["there"]}
    away(district, district.case_manager, at, by=district.other_teacher)
    alone = {"by": district.other_teacher}
    assert refused(stand_in, district, at, district.other_teacher, **alone) == {"person": ["self"]}
    assert not seen(district.other_teacher, clock(district, 12), district.student)
    assert stand_in(district, at, district.administrator)


def test_when_the_teacher_is_back_nobody_stands_in_any_more(district, at):
    absence = away(district, district.case_manager, at, last=district.today + DAY)
    for days in (0, 1):
        stand_in(district, at, district.other_teacher, day=district.today + days * DAY)
    absence_actions.end_absence(absence=absence, by=district.administrator, at=at)
    for days in (0, 1):
        assert not seen(district.other_teacher, clock(district, 12, days=days), district.student)
