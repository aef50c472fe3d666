"""The one way from an id in a URL to a student: 404 where one may not know, 403 where one may not act."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from staff.models import User
from staff.permissions import Act, Part
from students.access_log import middleware as access_log
from students.models import Student


def get_student(user: User, pk: UUID, *, part: Part = Part.GLANCE, act: Act = Act.SEE) -> Student:
    """The student, with `grounds`; noted in the access log. Raises Http404 or PermissionDenied."""
    student = Student.objects.with_grounds(user).filter(pk=pk).first()
    # One answer for both: whether there is such a student is itself something to know.
    if student is None or not student.grounds:
        raise Http404(_("No such student."))
    # Before the refusal: whoever is denied a part of the record was there, and leaves a row too.
    access_log.note([student])
    if not student.allows(part, act):
        raise PermissionDenied(_("Your work with this student does not include this."))
    return student


def require(
    user: User, student: Student, *, part: Part, act: Act = Act.SEE, at: datetime | None = None
) -> None:
    """For actions, whoever calls them: raises PermissionDenied where `user` may not do this at `at`."""
    if not Student.objects.visible_to(user, at, part=part, act=act).filter(pk=student.pk).exists():
        raise PermissionDenied(_("Your work with this student does not include this."))


def require_presence(user: User, student: Student, at: datetime | None = None) -> None:
    """Who records a student's data, or plans their adults, may say whether they are there."""
    for part, act in ((Part.DATA, Act.LOG), (Part.PLAN, Act.ASSIGN)):
        if Student.objects.visible_to(user, at, part=part, act=act).filter(pk=student.pk).exists():
            return
    raise PermissionDenied(_("Your work with this student does not include this."))


def students_of(user: User, *, part: Part = Part.GLANCE, act: Act = Act.SEE) -> QuerySet[Student]:
    """Students of this user, in order of their names, with `grounds`. Note those that you show."""
    return Student.objects.visible_to(user, part=part, act=act).with_grounds(user).in_order()
