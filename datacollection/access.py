"""Look-ups by the id in a URL: judged by the student's permissions, noted in the access log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from datacollection.models import HeldRecord, Session
from iep.models import Target
from staff.models import User
from staff.permissions import Act, Part
from students.access import get_student
from students.access_log import middleware as access_log
from students.models import Student

M = TypeVar("M", bound=Model)


def get_target(user: User, pk: UUID, *, act: Act = Act.SEE) -> Target:
    """The target, its student with `grounds`. Raises Http404 or PermissionDenied."""
    target = _existing(Target, pk, "goal__plan")
    target.student = get_student(user, target.student_id, part=Part.DATA, act=act)
    return target


def get_session(user: User, pk: UUID) -> Session:
    session = _existing(Session, pk, "version", "target", "recorder", "record__batch")
    session.student = get_student(user, session.student_id, part=Part.DATA)
    return session


def get_held(user: User, pk: UUID) -> HeldRecord:
    """A held record that this person may decide on. What names no student is for its administrators."""
    held = _existing(HeldRecord, pk, "student", "actor")
    if held.student_id is None:
        if not HeldRecord.objects.visible_to(user).filter(pk=pk).exists():
            raise Http404(_("There is nothing here."))
        return held
    get_student(user, held.student_id, part=held.part, act=Act.WRITE)
    return held


def _existing(model: type[M], pk: UUID, *related: str) -> M:
    found: M | None = model._default_manager.select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is nothing here."))
    return found


def note_students(user: User, ids: Iterable[UUID]) -> None:
    """Note in the access log that these students are named on a list. One query."""
    access_log.note(Student.objects.with_grounds(user).filter(pk__in=set(ids)))
