"""Where the PDFs lie: reports/<Monday>/<random>.pdf, in Django's storage. No path names anybody.

The file is written first and its row after, so that a row never names a file that is not there. What a crash
leaves in between is a file without a row: an orphan, which is cleaned away once nobody can be writing it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from supervision.models import Report
from supervision.reports.weeks import Week

FOLDER = "reports"
# Longer than any lease: whoever wrote an older file without a row is gone.
ORPHANED_AFTER = timedelta(hours=1)
# This one, those of late data, and one more: to list every week of every year would take longer each year.
WEEKS_WRITTEN = 6


class Damaged(Exception):
    """The file is missing, or not what was signed for."""


def store(pdf: bytes, week: Week) -> tuple[str, str]:
    """(its name, its SHA-256)"""
    # Random, so that a path can be neither guessed nor read for names.
    name = default_storage.save(f"{folder_of(week)}/{uuid4().hex}.pdf", ContentFile(pdf))
    return name, hashlib.sha256(pdf).hexdigest()


def discard(name: str) -> None:
    default_storage.delete(name)


def read(report: Report) -> bytes:
    """The PDF as it was made. Raises Damaged."""
    try:
        with default_storage.open(report.file) as file:
            pdf: bytes = file.read()
    except FileNotFoundError as error:
        raise Damaged(report.file) from error
    # Checked at each reading: what was signed must be what is handed out.
    if hashlib.sha256(pdf).hexdigest() != report.sha256:
        raise Damaged(report.file)
    return pdf


def clean_orphans(now: datetime) -> int:
    """Remove files of no report, of the weeks that workers still write for. How many."""
    removed = 0
    for back in range(WEEKS_WRITTEN):
        here = folder_of(Week.of(now.date()).before(back))
        names = {f"{here}/{name}" for name in _files_in(here)}
        known = set(Report.objects.filter(file__in=names).values_list("file", flat=True))
        for name in sorted(names - known):
            removed += _remove_if_old(name, now)
    return removed


def _remove_if_old(name: str, now: datetime) -> bool:
    if default_storage.get_modified_time(name) > now - ORPHANED_AFTER:
        return False
    discard(name)
    return True


def folder_of(week: Week) -> str:
    return f"{FOLDER}/{week.monday.isoformat()}"


def _files_in(folder: str) -> list[str]:
    """None where there is no such folder yet."""
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return list(files)
