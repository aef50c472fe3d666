"""Sending a roster, deciding about it, putting it aside. A worker checks and applies it (`jobs`)."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.verbs import verb
from staff.jobs import queue as job_queue
from staff.models import School, User
from students.models import ImportState, RosterImport, districts_of
from students.roster.outcome import Decisions

if TYPE_CHECKING:
    from django.core.files.storage import Storage

CHECK, APPLY = "roster.check", "roster.apply"


@verb("students.upload_roster")
def upload(*, file: UploadedFile[bytes], district: School, by: User) -> RosterImport:
    """Keep the file, and have it checked. Raises PermissionDenied."""
    if not districts_of(by).filter(pk=district.pk).exists():
        raise PermissionDenied(_("Only an administrator of the whole district imports its roster."))
    digest = hashlib.sha256()
    for some in file.chunks():
        digest.update(some)
    sent = RosterImport(district=district, by=by, size=file.size or 0, sha256=digest.hexdigest())
    # The hash read it to its end.
    file.seek(0)
    sent.file.save(f"{sent.pk}.zip", file, save=False)
    sent.save(force_insert=True)
    _enqueue(CHECK, sent, by)
    return sent


@verb("students.decide_on_roster")
def decide(*, sent: RosterImport, decisions: Decisions, by: User, is_final: bool) -> RosterImport:
    """Keep what was decided; then import it (`is_final`), or check it again with that.

    Raises PermissionDenied, and ValidationError where somebody else decided meanwhile.
    """
    locked = _locked(sent, by)
    if locked.state != ImportState.CHECKED:
        raise ValidationError(_("Somebody decided on this roster meanwhile."), code="decided")
    locked.decisions = decisions.as_json()
    if is_final:
        locked.state, locked.applied_by = ImportState.APPLYING, by
    else:
        locked.state, locked.round = ImportState.WAITING, locked.round + 1
    locked.save()
    _enqueue(APPLY if is_final else CHECK, locked, by)
    return locked


@verb("students.drop_roster")
def drop(*, sent: RosterImport, by: User) -> RosterImport:
    """Put it aside: nothing of it is imported, and its file goes. Raises as `decide`."""
    locked = _locked(sent, by)
    if locked.state not in (ImportState.CHECKED, ImportState.WAITING):
        raise ValidationError(_("This roster is being imported, or it is over."), code="over")
    end(locked, ImportState.DROPPED)
    return locked


def end(sent: RosterImport, state: ImportState) -> None:
    """Set the final `state`; delete the file after the commit, and what the row says about people."""
    if sent.file:
        transaction.on_commit(partial(_delete, sent.file.storage, str(sent.file.name)))
    sent.file = ""
    sent.state, sent.ended_at = state, timezone.now()
    sent.findings, sent.decisions = {}, {}
    sent.save()


def _delete(storage: Storage, name: str) -> None:
    storage.delete(name)


def _locked(sent: RosterImport, by: User) -> RosterImport:
    found = RosterImport.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    locked = found.filter(pk=sent.pk).first()
    if locked is None:
        raise PermissionDenied(_("Only an administrator of the whole district imports its roster."))
    return locked


def _enqueue(kind: str, sent: RosterImport, by: User) -> None:
    period = str(sent.round) if kind == CHECK else ""
    job_queue.enqueue(kind=kind, subject=str(sent.pk), period=period, school=sent.district, made_by=by)
