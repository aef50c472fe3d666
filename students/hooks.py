"""What rooms above want to know of, without this room knowing of them: they register in `AppConfig.ready`.

A hook runs inside the action's transaction: when it fails, nothing of the action happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staff.models import User
from students.models import AboutVersion, Assignment, SafetyCardVersion


class AfterAssign(Protocol):
    def __call__(self, *, assignment: Assignment, by: User, at: datetime) -> None: ...


class AfterSafety(Protocol):
    """`before` is the version that was in force until `at`, if there was one."""

    def __call__(
        self, *, version: SafetyCardVersion, before: SafetyCardVersion | None, by: User, at: datetime
    ) -> None: ...


class AfterAbout(Protocol):
    """`before` is the version that was in force until `at`, if there was one."""

    def __call__(
        self, *, version: AboutVersion, before: AboutVersion | None, by: User, at: datetime
    ) -> None: ...


class AfterLook(Protocol):
    """`page`: the route's name. Called once for a request that showed something of these students."""

    def __call__(self, *, who: User, page: str, students: Sequence[UUID], at: datetime) -> None: ...


_after_look: list[AfterLook] = []
_after_assign: list[AfterAssign] = []
_after_safety: list[AfterSafety] = []
_after_about: list[AfterAbout] = []


def after_assign(hook: AfterAssign) -> AfterAssign:
    """Call `hook` after a para was put on a student."""
    _after_assign.append(hook)
    return hook


def after_safety(hook: AfterSafety) -> AfterSafety:
    """Call `hook` after a safety card went into force."""
    _after_safety.append(hook)
    return hook


def after_about(hook: AfterAbout) -> AfterAbout:
    """Call `hook` after what is said about a student went into force."""
    _after_about.append(hook)
    return hook


def after_look(hook: AfterLook) -> AfterLook:
    """Call `hook` after a look was written into the access log."""
    _after_look.append(hook)
    return hook


def tell_looked(*, who: User, page: str, students: Sequence[UUID], at: datetime) -> None:
    for hook in _after_look:
        hook(who=who, page=page, students=students, at=at)


def tell_assigned(*, assignment: Assignment, by: User, at: datetime) -> None:
    for hook in _after_assign:
        hook(assignment=assignment, by=by, at=at)


def tell_safety(
    *, version: SafetyCardVersion, before: SafetyCardVersion | None, by: User, at: datetime
) -> None:
    for hook in _after_safety:
        hook(version=version, before=before, by=by, at=at)


def tell_about(*, version: AboutVersion, before: AboutVersion | None, by: User, at: datetime) -> None:
    for hook in _after_about:
        hook(version=version, before=before, by=by, at=at)
