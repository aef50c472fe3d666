"""The day pack: all that a device needs to show Today and to record for a day without a network."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.html import format_html_join

from core.once_a_page import one_page
from datacollection.sync import devices, tickets
from datacollection.today.recordables import RECORDABLE_SOURCES, recordables_today
from datacollection.today.recorder_links import links_for
from schedule.day import students_today
from schedule.passes.opening import pass_ends
from staff.models import User
from students.frames import Frame, render
from students.models import Student

SCHEMA = 1


def make_pack(user: User, device: UUID, at: datetime) -> tuple[dict[str, Any], list[Student]]:
    """The pack as it goes out as JSON, and the students who are in it. A constant number of queries."""
    with one_page():  # what the page needs, the data beside it need too
        return _pack(user, device, at)


def _pack(user: User, device: UUID, at: datetime) -> tuple[dict[str, Any], list[Student]]:
    day, students = user.today(at), students_today(user, at)
    by_student, until = recordables_today(user, students, at), pass_ends(user, at)
    recordables = [recordable for student in students for recordable in by_student.get(student.pk, [])]
    pack = {
        "schema": SCHEMA,
        "user": {"id": user.pk, "name": user.name, "initials": user.initials},
        "day": day,
        "zone": str(user.zone),
        "made_at": at,
        # Both from the same `at` and `until`: what the pack says must be what the ticket holds.
        "expires_at": tickets.expires_at(at, until),
        "ticket": tickets.issue(user, device, at, until),
        # A device that finds another epoch than before sends its kept rows again: the database was restored.
        "epoch": devices.epoch(),
        "html": today_html(user, students, at),
        "students": [_student(student) for student in students],
        "beside": links_for(user, at),
        "recordables": [recordable.as_json() for recordable in recordables],
    }
    for source in RECORDABLE_SOURCES:
        pack[source.key] = [item.details() for item in recordables if item.source == source.key]
    return pack, students


def today_html(user: User, students: list[Student], at: datetime) -> str:
    """The panels of Today, each in a section of its own."""
    panels = render(Frame.TODAY, user, students, at)
    return format_html_join(
        "\n", '<section class="pp-stack" data-panel="{}">{}</section>', ((p.key, p.html) for p in panels)
    )


def _student(student: Student) -> dict[str, Any]:
    return {
        "id": student.pk,
        "name": student.name,
        "initials": student.initials,
        "picture": student.picture,
    }
