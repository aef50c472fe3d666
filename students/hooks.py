"""What rooms above want to know of, without this room knowing of them: they connect in `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.registry import Hook
from staff.models import User
from students.models import AboutVersion, Assignment, SafetyCardVersion


@Hook
def after_assign(*, assignment: Assignment, by: User, at: datetime) -> None:
    """A para was put on a student."""


@Hook
def after_safety(
    *, version: SafetyCardVersion, before: SafetyCardVersion | None, by: User, at: datetime
) -> None:
    """A safety card went into force. `before`: the version that was in force until `at`, if there was one."""


@Hook
def after_about(*, version: AboutVersion, before: AboutVersion | None, by: User, at: datetime) -> None:
    """What is said about a student went into force. `before`: as of `after_safety`."""


@Hook
def after_look(*, who: User, page: str, students: Sequence[UUID], at: datetime) -> None:
    """A request that showed something of these students is in the access log. `page`: the route's name."""
