"""A student comes from outside, for the first time or again (N2): an enrolment, and somebody who answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, told
from core.verbs import verb
from staff.calendar.school_time import moment
from staff.checks import check_licence, check_post
from staff.models import Role, School, User
from students.models import Enrolment, Membership, Student, TeamRole, Transfer, TransferKind
from students.moves.actions import require_administrators

NAMES = ("legal_name", "used_name", "sort_as", "birth_date")


def former_students(user: User, at: datetime | None = None) -> QuerySet[Student]:
    """Who was last at a school that this person leads, and is enrolled nowhere, by name.

    With `until` (the first day without a school) and `school` (the name of the last one). Nothing else of
    them is opened by this: whoever wants to read on enrolls them again.
    """
    at = at or timezone.now()
    mine = School.objects.administered_by(user, at).order_by().values("pk")
    real = Enrolment.objects.filter(during__isempty=False)
    last = real.filter(student=OuterRef("pk")).order_by("-during__startswith")
    here = real.filter(Q(during__upper_inf=True) | Q(during__endswith__gt=user.today(at)))
    found = Student.objects.with_grounds(user, at).exclude(pk__in=here.values("student"))
    return (
        found.annotate(
            last_school=Subquery(last.values("school")[:1]),
            school=Subquery(last.values("school__name")[:1]),
            until=Subquery(last.values("during__endswith")[:1]),
        )
        .filter(last_school__in=mine)
        .in_order()
    )


@verb("students.arrive")
def arrive(
    *,
    school: School,
    grade: str,
    first: date,
    by: User,
    student: Student | None = None,
    names: Mapping[str, Any] | None = None,
    case_manager: User | None = None,
    where: str = "",
    origin: str = "",
    at: datetime | None = None,
) -> Transfer:
    """From `first` on the student is at `school`. `student`: who was here before, else `names` of a new one.

    `origin`: they bring a plan of another district, whose name is `where`. Raises PermissionDenied,
    ValidationError.
    """
    at = at or timezone.now()
    require_administrators(by, [school], at)
    _check(school, grade, first, case_manager, where.strip(), origin)
    if student is None:
        student = _made(names or {})
    elif student.enrolments.exists() and not former_students(by, at).filter(pk=student.pk).exists():
        raise PermissionDenied(_("This student was not at a school that you lead, or is enrolled."))
    words = _("%(student)s is enrolled at a school in that time already.") % {"student": student}
    with told("enrolment_one_school", "first", words):
        new = Enrolment.objects.create(
            student=student, school=school, grade=grade.strip(), during=dated.since(first)
        )
    if case_manager is not None:
        since = max(moment(school.zone, first, 0), at)
        Membership.objects.create(
            student=student, user=case_manager, team_role=TeamRole.CASE_MANAGER, by=by,
            during=DateTimeTZRange(since, None, "[)"),
        )  # fmt: skip
    return Transfer.objects.create(
        student=student, kind=TransferKind.ARRIVE, new=new, first=first, where=where.strip(), origin=origin,
        by=by, at=at,
    )  # fmt: skip


def _check(
    school: School, grade: str, first: date, case_manager: User | None, where: str, origin: str
) -> None:
    check_dates(first, None, "first")
    if school.parent_id is None and school.schools.exists():
        fail("school", _("Choose a school, not the district."), "district")
    if not grade.strip():
        fail("grade", _("Say which grade."), "required")
    if origin and not where:
        fail("where", _("Write which district wrote the plan."), "required")
    if case_manager is not None:
        check_post(case_manager, [Role.TEACHER], school, first, "case_manager")
        check_licence(case_manager, "licence.supervisor", school, first, "case_manager")


def _made(names: Mapping[str, Any]) -> Student:
    given = {name: names.get(name) or "" for name in NAMES if name != "birth_date"}
    given = {name: " ".join(text.split()) for name, text in given.items()}
    if not given["legal_name"]:
        raise ValidationError({"legal_name": ValidationError(_("Write the legal name."), code="required")})
    return Student.objects.create(**given, birth_date=names.get("birth_date"))
