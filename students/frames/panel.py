from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.registry import Registry
from staff.models import User
from staff.permissions import Part
from students.models import Student

Context = Mapping[str, Any]
Load = Callable[[User, Sequence[Student], datetime], Any]


class Frame(StrEnum):
    TODAY = "today"
    STUDENT = "student"
    LIST = "list"  # each student in a list: STUDENT panels only
    CARD = "card"  # what an adult beside the student needs now, on one screen and one sheet
    GLANCE = "glance"  # what a classroom needs, and nothing more
    EXTENDED_YEAR = "extended_year"  # beside the form on which it is decided


class Scope(StrEnum):
    """PAGE panels stand once on the page; STUDENT panels stand with each student wherever they appear."""

    PAGE = "page"
    STUDENT = "student"


@dataclass(frozen=True)
class Panel:
    """A part of a joined page.

    `load(user, students, at)` is handed only students whose `part` the user may see and makes a
    constant number of queries. For a PAGE panel it returns the template's context, or None to leave
    the panel out; for a STUDENT panel a mapping from student id to such a context. `sheet`: the style
    sheet that the template needs, where the page of the frame does not bring it.
    """

    frame: Frame
    key: str
    order: int
    part: Part
    load: Load
    template: str
    scope: Scope = Scope.PAGE
    sheet: str = ""


ALL_PANELS = Registry[tuple[Frame, str], Panel](
    "panel", key=lambda panel: (panel.frame, panel.key), order=lambda panel: (panel.order, panel.key)
)


def panels(frame: Frame, scope: Scope) -> list[Panel]:
    """In the order in which they stand."""
    return [panel for panel in ALL_PANELS if panel.frame == frame and panel.scope == scope]


def sheets(frame: Frame) -> list[str]:
    """The style sheets that the panels of `frame` bring along."""
    return sorted({panel.sheet for panel in ALL_PANELS if panel.frame == frame and panel.sheet})
