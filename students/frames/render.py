from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.once_a_page import one_page
from staff.models import User
from students.frames.panel import Frame, Panel, Scope, panels
from students.models import Student


@dataclass(frozen=True)
class Rendered:
    key: str
    html: SafeString


def render(frame: Frame, user: User, students: Sequence[Student], at: datetime) -> list[Rendered]:
    """The panels of `frame` as HTML, in order. `students` carry `grounds`.

    A PAGE panel's template gets, beside its own context, `panels_of`: {student id: [Rendered, ...]}.
    """
    with one_page():
        return list(_panels(frame, user, students, at))


def render_each(
    frame: Frame, user: User, students: Sequence[Student], at: datetime
) -> dict[UUID, list[Rendered]]:
    """The panels that stand with each student, by student id. `students` carry `grounds`."""
    with one_page():
        return _of_each_student(frame, user, students, at)


def _panels(frame: Frame, user: User, students: Sequence[Student], at: datetime) -> Iterator[Rendered]:
    of_student = _of_each_student(frame, user, students, at)
    for panel in panels(frame, Scope.PAGE):
        context = panel.load(user, _allowed(panel, students), at)
        if context is not None:
            yield _draw(panel, {**context, "panels_of": of_student}, user, at)


def _of_each_student(
    frame: Frame, user: User, students: Sequence[Student], at: datetime
) -> dict[UUID, list[Rendered]]:
    lines: dict[UUID, list[Rendered]] = {student.pk: [] for student in students}
    for panel in panels(frame, Scope.STUDENT):
        for student_id, context in panel.load(user, _allowed(panel, students), at).items():
            lines[student_id].append(_draw(panel, context, user, at))
    return lines


def _allowed(panel: Panel, students: Sequence[Student]) -> list[Student]:
    return [student for student in students if student.allows(panel.part)]


def _draw(panel: Panel, context: dict[str, object], user: User, at: datetime) -> Rendered:
    html = render_to_string(panel.template, {**context, "viewer": user, "at": at, "zone": user.zone})
    return Rendered(panel.key, SafeString(html))
