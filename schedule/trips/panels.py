"""The field trip of this day, for the adults who go along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from schedule.trips import queries as trips
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel
from students.models import Student


def load_trip_today(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """One query. Its students may be others than those of the day."""
    found = list(trips.trips_open_to(user, at).order_by("hours"))
    return {"trips": found} if found else None


PANELS = (Panel(Frame.TODAY, "trip", 11, Part.GLANCE, load_trip_today, "schedule/trips/panel_today.html"),)
