"""What a person is told of their own licences on Today: it is about them, and about no student."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from staff.models import User
from staff.people.queries import own_licences
from staff.permissions import Part
from students.frames import Frame, Panel
from students.models import Student


def load_licence_notices(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    return own_licences(user)


PANELS = (Panel(Frame.TODAY, "licences", 35, Part.GLANCE, load_licence_notices, "staff/licences/own.html"),)
