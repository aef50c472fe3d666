"""What is sent to the forms about a student: good values, with what a test changes."""

from django.urls import reverse

from core.publishing import basis_of
from schedule.models import StudentBlock


def url(name, obj):
    """`name`: of a page of the students' room, or of another with its room before it (`schedule:assign`)."""
    return reverse(name if ":" in name else f"students:{name}", args=[obj.pk])


def block_of_today(district):
    return StudentBlock.objects.get(student=district.student, rhythm="week")


def assignment(district, **changes):
    given = {
        "para": district.para_unassigned.pk,
        "supervisor": district.case_manager.pk,
        "first": district.today.isoformat(),
        "last": "",
    }
    return given | changes


def block(district, **changes):
    return {
        "days": ["week-1", "week-3"], "begins": "13:00", "ends": "13:30", "activity": "Science",
        "place": "Lab", "support": "teacher", "supervision": "check", "period": "",
        "first": district.today.isoformat(), "last": "",
    } | changes  # fmt: skip


def words(district, **changes):
    basis = basis_of(district.safety_card)
    return {
        "allergies": "Peanuts. EpiPen, then 911.", "why": "From the nurse",
        "revision": basis.revision, "based_on": basis.based_on or "",
    } | changes  # fmt: skip
