"""The access log of a request: one row for all students whose records it handed out.

`access.py` functions note the students; the middleware writes the row. Authors of pages do nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from staff.models import User
from students import hooks
from students.models import AccessRow, Student

DENIED = "denied"


@dataclass
class Looks:
    students: set[UUID] = field(default_factory=set)
    grounds: set[str] = field(default_factory=set)
    changed_nothing: bool = False
    exported: bool = False


_looks: ContextVar[Looks | None] = ContextVar("looks", default=None)


def note(students: Iterable[Student]) -> None:
    """These students (annotated by `with_grounds`) are about to be shown."""
    looks = _looks.get()
    if looks is None:  # a task or a command: it writes its own row
        return
    for student in students:
        looks.students.add(student.pk)
        # Grounds come strongest first: the one that would have been enough is logged, not all.
        looks.grounds.update(student.grounds[:1])


def nothing_changed() -> None:
    """This request was sent like a change, yet only asked: a form shown anew with what was typed so far."""
    looks = _looks.get()
    if looks is not None:
        looks.changed_nothing = True


def exported() -> None:
    """This request hands out a file that leaves the building."""
    looks = _looks.get()
    if looks is not None:
        looks.exported = True


class AccessLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _looks.set(looks := Looks())
        try:
            response = self._get_response(request)
        finally:
            _looks.reset(token)
        # Before the answer leaves: if the row cannot be written this fails, and nothing is shown that is not
        # recorded.
        if looks.students:
            self._write(request, response, looks)
        return response

    @staticmethod
    def _write(request: HttpRequest, response: HttpResponse, looks: Looks) -> None:
        if not isinstance(request.user, User):  # signed out in this very request
            return
        route = request.resolver_match.view_name if request.resolver_match else ""
        row = AccessRow.objects.create(
            at=timezone.now(),
            who=request.user,
            page=route[:80],
            act=_act(request, response, looks),
            ground=",".join(sorted(looks.grounds)),
            students=sorted(looks.students),
            request_id=getattr(request, "id", None),
        )
        if row.act != DENIED:
            hooks.after_look(who=request.user, page=row.page, students=row.students, at=row.at)


def _act(request: HttpRequest, response: HttpResponse, looks: Looks) -> str:
    if response.status_code == 403:
        return DENIED
    if looks.exported:
        return "exported"
    only_asked = request.method in ("GET", "HEAD") or looks.changed_nothing or response.status_code >= 400
    return "looked" if only_asked else "changed"
