"""What a report says, against a week that was computed by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dated import since
from iep.measures.trials import Prompter, Response
from staff.models import CalendarDay, Licence
from supervision.models import ContactConfirmation, ContactStudent
from supervision.reports.numbers import compute_numbers
from supervision.reports.report_section import Numbers, ReportScope
from supervision.reports.weeks import Week
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.supervision.reports.conftest import at_ten, sit
from tests.supervision.test_contact_rules import make_contact

pytestmark = pytest.mark.clock

ALONE = (Response.CORRECT, 0, Prompter.NOBODY)
WRONG = (Response.INCORRECT, None, None)


def numbers_of(district: District, week: Week) -> Numbers:
    return compute_numbers(ReportScope(district.case_manager, district.school, week, right_now()))


def student_of(district: District, numbers: Numbers, student: object = None) -> dict:
    pk = str((student or district.student).pk)
    return next(one for one in numbers["students"] if one["id"] == pk)


def test_a_week_by_hand(district: District, week: Week):
    sit(district, week, 0)  # 3 of 5 alone, 1 by a peer's gesture, 1 wrong
    sit(district, week, 1, [ALONE])  # 1 of 1
    sit(district, week, 2, [WRONG] * 9)  # 0 of 9
    sit(district, week.before(), 4, [ALONE, WRONG])
    sit(district, week, 3, target=district.frequency_target)  # 4 times in 10 min
    sit(district, week, 4, target=district.frequency_target)
    said = student_of(district, numbers_of(district, week))
    trials, frequency = said["targets"]
    # (3 + 1 + 0) of (5 + 1 + 9), never the mean of 60, 100 and 0
    assert trials["teaching"] == {"words": "26.7 % independent (4 of 15)", "sessions": 3, "n": 15}
    assert trials["before"] == {"words": "50 % independent (1 of 2)", "sessions": 1, "n": 2}
    assert frequency["teaching"] == {"words": "8 times in 20 min", "sessions": 2, "n": 8}
    assert said["shares"] == [4, 1, 0, 10]
    assert (said["school_days"], said["is_quiet"]) == (7, False)


def test_probes_are_never_pooled_with_teaching(district: District, week: Week):
    sit(district, week, 0, [ALONE])
    sit(district, week, 1, [WRONG], purpose="probe")
    target = student_of(district, numbers_of(district, week))["targets"][0]
    assert target["teaching"]["words"] == "100 % independent (1 of 1)"
    assert target["probes"]["words"] == "0 % independent (0 of 1)"
    assert student_of(district, numbers_of(district, week))["shares"] == [1, 0, 0, 0]


def test_the_days_at_the_edges(district: District, week: Week):
    """Sunday counts, the Monday after does not: neither in the figures nor in the graph."""
    sit(district, week, 6, [ALONE])
    sit(district, week, 7, [WRONG])
    target = student_of(district, numbers_of(district, week))["targets"][0]
    assert target["teaching"]["n"] == 1
    assert [point[0] for point in target["chart"]["points"]] == [week.sunday.isoformat()]


def test_what_waits(district: District, week: Week):
    sit(district, week, 0, [ALONE])
    waits = student_of(district, numbers_of(district, week))["waits"]
    assert waits[0].startswith("Para has not read 1 plan update: CANARY")
    assert waits[1] == "1 record needs a look"
    frequency = district.frequency_target.versions.get().name
    assert waits[2] == f"No data this week: {frequency}", "only the target without data"


def test_nothing_is_missed_in_a_week_without_school(district: District, week: Week):
    CalendarDay.objects.filter(school=district.school, date__range=week.days).update(kind="off")
    waits = student_of(district, numbers_of(district, week))["waits"]
    assert not [line for line in waits if line.startswith("No data")]


def test_licences_that_end_soon_are_told(district: District, week: Week):
    day = right_now().astimezone(district.school.zone).date()
    for person, days in ((district.case_manager, 20), (district.para, 91), (district.other_teacher, 5)):
        row = Licence.objects.get(user=person)
        row.valid = since(row.valid.lower, day + timedelta(days=days + 1))
        row.save()
    (line,) = numbers_of(district, week)["licences"]
    assert line.startswith("Case Manager: Special education teacher ends on ")


def test_what_changed(district: District, week: Week):
    """The phase that began in the week, and the update that was published in it."""
    phase = district.target.phases.last()
    changed = student_of(district, numbers_of(district, Week.of(phase.starts)))["changed"]
    assert any(phase.label in line for line in changed)
    published = Week.of(district.published_at.astimezone(district.school.zone).date())
    assert district.update.title in student_of(district, numbers_of(district, published))["changed"]


def test_contacts_are_told_with_what_the_para_said(district: District, week: Week):
    began = at_ten(district, week, 2)
    same = {
        "began_at": began,
        "school_day": week.monday + timedelta(days=2),
        "made_at": began + timedelta(hours=1),
    }
    one, two = make_contact(district, minutes=12, **same), make_contact(district, minutes=8, **same)
    ContactStudent.objects.create(contact=one, student=district.student)
    ContactConfirmation.objects.create(contact=one, by=district.para, at=began, agrees=True)
    numbers = numbers_of(district, week)
    assert numbers["contacts"] == [{"para": "Para", "count": 2, "minutes": 20, "unconfirmed": 1}]
    (contact,) = student_of(district, numbers)["contacts"]
    assert (contact["minutes"], contact["para"], contact["state"]) == (12, "Para", "confirmed")
    assert student_of(district, numbers, district.student2)["contacts"] == []
    assert two.pk


def test_only_students_of_the_teacher_then_and_now(district: District, week: Week):
    """Whoever left the caseload since Friday is not told of; who came since was not theirs that week."""
    for row in (*district.student2.team.filter(user=district.case_manager),):
        row.during = (row.during.lower, right_now())
        row.save()
    district.student2.assignments.update(supervisor=district.other_teacher)
    ids = {student["id"] for student in numbers_of(district, week)["students"]}
    assert ids == {str(district.student.pk), str(district.student3.pk)}


def test_a_target_that_cannot_be_read_does_not_take_the_report_with_it(district: District, week: Week):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE iep_targetversion DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE iep_targetversion SET measure = 'telepathy' WHERE of_id = %s", [district.target.pk]
        )
    target = student_of(district, numbers_of(district, week))["targets"][0]
    assert "telepathy" in target["problem"]


def test_the_number_of_queries_does_not_grow(district: District, week: Week):
    counts = []
    for students in ([district.student], [district.student2, district.student3]):
        for student in students:
            for target in student.targets.all():
                for day in range(3):
                    sit(district, week, day, target=target)
        with CaptureQueriesContext(connection) as queries:
            numbers_of(district, week)
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 20
