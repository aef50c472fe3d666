"""People who are there for a day in somebody's place, as rows: at any hour that a test runs."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange, NumericRange

from schedule.models import WHOLE_DAY, Cover, Pass, PassBlock, StandIn, StudentBlock, Trip
from staff.calendar.school_time import moment
from staff.models import Role, User
from tests.fixtures.people import make_person

WHOLE = NumericRange(*WHOLE_DAY, "[)")


def clock(district, hour, minute=0, days=0):
    """The instant at which the clock on the wall of the school says so, today."""
    return moment(district.school.zone, district.today + timedelta(days=days), hour * 60 + minute)


def around(district):
    """From yesterday until tomorrow."""
    day = timedelta(days=1)
    return DateTimeTZRange(district.now - day, district.now + day, "[)")


def covering(district, person=None) -> User:
    """A para who is assigned to nobody, and covers today for the para of the caseload."""
    person = person or district.para_unassigned
    Cover.objects.create(
        duty=district.duty, day=district.today, person=person, minutes=WHOLE, hours=around(district),
        during=around(district), by=district.administrator,
    )  # fmt: skip
    return person


def substitute(district) -> User:
    """Somebody with a pass for the student's block of today."""
    person = make_person("pass", Role.SUBSTITUTE, district.school, district.first, source="pass")
    return make_pass(district, person)


def make_pass(district, person) -> User:
    made = Pass.objects.create(
        person=person, school=district.school, teacher=district.case_manager, day=district.today,
        permit="P-1", code="0" * 8, pin="!", during=around(district), made_by=district.administrator,
    )  # fmt: skip
    block = StudentBlock.objects.get(student=district.student, rhythm="week")
    PassBlock.objects.create(of=made, block=block)
    return person


def standing_in(district) -> User:
    """A teacher who is on no team, and supervises today in the place of the case manager."""
    StandIn.objects.create(
        teacher=district.case_manager, day=district.today, person=district.other_teacher,
        by=district.administrator,
    )  # fmt: skip
    return district.other_teacher


def trip_of(district, *people, students=(), title="Museum") -> Trip:
    """A trip of today on which these people go along with these students (the one of the district)."""
    made = Trip.objects.create(
        school=district.school, day=district.today, title=title, where="12 Main Street",
        hours=around(district), during=around(district), lead=district.case_manager,
        made_by=district.case_manager,
    )  # fmt: skip
    for student in students or [district.student]:
        made.students.create(student=student)
    for person in people:
        made.adults.create(user=person)
    return made


def on_trip(district) -> User:
    """A para who is assigned to nobody, and goes along with the student."""
    trip_of(district, district.para_unassigned)
    return district.para_unassigned
