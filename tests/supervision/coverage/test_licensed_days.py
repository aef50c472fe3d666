"""Whether a licence meets the policy of a day: the SQL of coverage and `LicenceRules` say the same."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection

from core.dated import since
from staff.licences.rules import LicenceRules
from staff.models import Licence, Policy, Role, School, User
from supervision.coverage import sql
from supervision.models import Contact
from tests.fixtures.district import District
from tests.fixtures.people import make_person

KEY = "licence.supervisor"
# (kinds, first day, day after the last): gaps, an empty list, a school's own value over its district's
OF_DISTRICT = [(["special_education_teacher"], 0, 10), (["any"], 10, 20), (["director", "aide"], 25, None)]
OF_SCHOOL = [(["director"], 5, 8), ([], 12, 15), (["any"], 22, 24)]
LICENCES = [
    [],
    [("special_education_teacher", -9, None)],
    [("special_education_teacher", 3, 7), ("special_education_teacher", 9, 11)],
    [("director", 6, 14), ("aide", 14, 30)],
    [("general_teacher", -9, 23)],
    [("general_teacher", 0, 13), ("special_education_teacher", 4, 28), ("director", 27, None)],
]


def span(district: District, first: int, until: int | None):
    begins = district.first + timedelta(days=first)
    return since(begins, None if until is None else district.first + timedelta(days=until))


def make_rules(district: District) -> None:
    Policy.objects.filter(key=KEY).delete()
    for school, values in ((district.district, OF_DISTRICT), (district.school, OF_SCHOOL)):
        for kinds, first, until in values:
            during = span(district, first, until)
            Policy.objects.create(school=school, key=KEY, value=kinds, during=during, source="a rule")


def make_teachers(district: District, schools: list[School]) -> list[User]:
    """One for each of `LICENCES`, each with a contact at each school, so that coverage judges them there."""
    teachers = []
    for number, licences in enumerate(LICENCES):
        teacher = make_person(f"licensed{number}", Role.TEACHER, district.school, district.first)
        teacher.licences.all().delete()
        for kind, first, until in licences:
            Licence.objects.create(user=teacher, kind=kind, valid=span(district, first, until))
        for school in schools:
            Contact.objects.create(
                para=district.para, supervisor=teacher, school=school, kind="observation", minutes=5,
                began_at=district.now, made_at=district.now, school_day=district.today,
            )  # fmt: skip
        teachers.append(teacher)
    return teachers


def days_by_sql(district: District, day: date) -> dict:
    parameters = {
        "schools": [district.school.pk], "today": [day], "monday": [day], "month": [day], "floor": day,
        "at": district.now, "supervisor": None, "para": None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql.SETS + "SELECT supervisor_id, school_id, days FROM licensed", parameters)
        return {(person, school): days for person, school, days in cursor.fetchall()}


def test_the_sql_of_coverage_and_licence_rules_agree_on_each_day(district: District) -> None:
    schools = [district.school, district.sister_school, district.district, district.foreign_school]
    make_rules(district)
    teachers = make_teachers(district, schools)
    by_sql = days_by_sql(district, district.today)
    rules = LicenceRules.load([teacher.pk for teacher in teachers], schools, [KEY])
    met = 0
    for teacher in teachers:
        for school in schools:
            days = by_sql.get((teacher.pk, school.pk), ())
            for number in range(-2, 33):
                day = district.first + timedelta(days=number)
                meets = rules.meets(teacher.pk, KEY, school, day)
                assert meets is any(day in part for part in days), (teacher.email, school.name, number)
                met += meets
    assert 100 < met < len(teachers) * len(schools) * 35 / 2, "the table holds both answers"
