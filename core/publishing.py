"""Drafting and publishing of anything in versions: plans, goals, targets, supports, safety cards.

`of` is the thing whose `versions` these are. At most one draft of it exists; the newest published version
is the one with the open end. Callers stand in a transaction (`core.verbs.verb`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from core.versions import EditConflict, Version


@dataclass(frozen=True)
class Basis:
    """What somebody had before them when they began to write: a form carries it along.

    `revision`: of the draft, 0 where there was none. `based_on`: the newest published version.
    """

    revision: int = 0
    based_on: UUID | None = None


@dataclass(frozen=True)
class Publication:
    """Who publishes, on what ground, and from when the versions are in force."""

    by: Any  # a person of `staff`, of whom this room knows nothing
    at: datetime
    in_force_from: datetime
    source: str
    source_date: Any = None
    source_with: str = ""
    reason: str = ""


def newest(of: Any) -> Any:
    """The published version with the open end, or None. It may take effect only in the future."""
    return of.versions.filter(in_force__upper_inf=True).first()


def draft_of(of: Any) -> Any:
    return of.versions.drafts().first()


def basis_of(of: Any) -> Basis:
    """The revision of the draft and the newest published version as they are now, for a form to carry."""
    draft, published = draft_of(of), newest(of)
    return Basis(draft.revision if draft else 0, published.pk if published else None)


def write_draft(*, of: Any, fields: Mapping[str, Any], basis: Basis | None, by: AbstractBaseUser) -> Any:
    """Save the draft of `of` and return it; None where it would say what is in force already.

    `basis`: what the writer started from; None takes whatever stands. Raises EditConflict with what
    stands instead.
    """
    _lock(of)
    draft, published = draft_of(of), newest(of)
    now = Basis(draft.revision if draft else 0, published.pk if published else None)
    # Compared under the lock, so that of two who save at once the second is told.
    if basis is not None and basis != now:
        raise EditConflict(draft or published)
    if draft is None:
        draft = of.versions.model(of=of, number=_next_number(of), revision=0)
    for name, value in fields.items():
        setattr(draft, name, value)
    if published is not None and draft.content() == published.content():
        # Revision 0 was never saved, so that there is nothing to delete.
        if draft.revision:
            draft.delete()
        return None
    draft.based_on, draft.drafted_by, draft.revision = published, by, draft.revision + 1
    draft.save()
    return draft


def put_in_force(draft: Any, publication: Publication) -> Any:
    """Close the version in force at the moment, open this one, and return the one before (or None).

    Raises EditConflict where the draft was saved again since it was read, or is not based on what is in
    force; ValidationError where the moment lies before it.
    """
    _lock(draft.of)
    saved = draft_of(draft.of)
    if saved is None or (saved.pk, saved.revision) != (draft.pk, draft.revision):
        raise EditConflict(saved)
    before = newest(draft.of)
    if draft.based_on_id != (before.pk if before else None):
        raise EditConflict(before)
    start = publication.in_force_from
    if before is not None:
        # First: the exclusion constraint is checked at each statement and allows no moment with two.
        _close(before, start)
    draft.in_force = DateTimeTZRange(start, None, "[)")
    draft.published_by, draft.published_at = publication.by, publication.at
    draft.source, draft.source_date = publication.source, publication.source_date
    draft.source_with, draft.reason = publication.source_with, publication.reason
    draft.save(update_fields=PUBLISHED)
    return before


# What publishing writes: never the words, which somebody may have saved since they were read.
PUBLISHED = (
    "in_force", "published_by", "published_at", "source", "source_date", "source_with", "reason",
)  # fmt: skip


def _lock(of: Any) -> None:
    """Lock the row of `of` until the transaction ends, so that its versions have one writer at a time."""
    # FOR NO KEY UPDATE: with FOR UPDATE every insert of a row that refers to this one would wait too.
    type(of)._default_manager.select_for_update(no_key=True).get(pk=of.pk)


def _next_number(of: Any) -> int:
    # No gap and no repetition, because the caller holds the lock on the thing itself.
    last = of.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _close(version: Version, end: datetime) -> None:
    begin = version.in_force.lower
    if end <= begin:
        raise ValidationError(
            _("A version that takes effect later is published already. Choose a later date."),
            code="too_early",
        )
    version.in_force = DateTimeTZRange(begin, end, "[)")
    version.save(update_fields=["in_force"])
