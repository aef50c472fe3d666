"""What of this room rests on a licence: being assigned to students, and supervising those who are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staff.licences.licence_effects import AffectedRow, LicenceEffect, Load
from staff.models import Role, User
from staff.permissions import Part
from students.access_log import middleware as access_log
from students.models import Assignment, Student


def _assignments(who: str) -> Load:
    """A loader of the assignments that hold or are to come, of people as their `who`. Two queries."""

    def load(viewer: User, people: Sequence[UUID], on: date) -> Mapping[UUID, Sequence[AffectedRow]]:
        found = (
            Assignment.objects.filter(**{f"{who}__in": people})
            .filter(Q(during__contains=on) | Q(during__startswith__gt=on))
            .select_related("para", "supervisor")
            .order_by("during", "pk")
        )
        rows = list(found)
        students = _visible(viewer, [row.student_id for row in rows])
        of: dict[UUID, list[AffectedRow]] = defaultdict(list)
        for row in rows:
            if student := students.get(row.student_id):
                of[getattr(row, f"{who}_id")].append(_row(row, student))
        return of

    return load


def _visible(viewer: User, ids: Sequence[UUID]) -> dict[UUID, Student]:
    """Those of these students whom the viewer may know of; noted in the access log."""
    found = Student.objects.visible_to(viewer, part=Part.PLAN).with_grounds(viewer).filter(pk__in=ids)
    students = {student.pk: student for student in found}
    access_log.note(students.values())
    return students


def _row(assignment: Assignment, student: Student) -> AffectedRow:
    words = {"para": assignment.para, "student": student, "teacher": assignment.supervisor}
    text = _("%(para)s with %(student)s, under %(teacher)s") % words
    return AffectedRow(text, reverse("students:student", args=[student.pk]))


EFFECTS = (
    LicenceEffect(
        "assigned",
        "licence.para",
        frozenset({Role.PARA}),
        gettext_lazy("New assignments to students are refused. What stands goes on until somebody ends it."),
        _assignments("para"),
    ),
    LicenceEffect(
        "supervising",
        "licence.supervisor",
        frozenset({Role.TEACHER, Role.ADMINISTRATOR}),
        gettext_lazy(
            "Supervising paras: contacts do not count, new assignments under this teacher are refused."
        ),
        _assignments("supervisor"),
    ),
)
