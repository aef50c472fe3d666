"""Counts of a run in words, in the order in which people ask for them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "schools.created": _("schools new"),
    "schools.changed": _("schools changed"),
    "students.created": _("students new"),
    "students.changed": _("students whose name changed"),
    "students.unchanged": _("students as they were"),
    "enrolments.new": _("enrollments begin"),
    "enrolments.move": _("students change school or grade"),
    "enrolments.amend": _("enrollments corrected"),
    "enrolments.end": _("enrollments end"),
    "enrolments.over": _("students whose enrollment ended here before: it stays ended"),
    "teachers.created": _("general education teachers new"),
    "teachers.linked": _("accounts joined to their teacher"),
    "teachers.changed": _("teachers whose name changed"),
    "teachers.unchanged": _("teachers as they were"),
    "teachers.taken": _("teachers left out: another account has their e-mail"),
    "teachers.no_email": _("teachers left out: no e-mail to sign in with"),
    "teachers.disabled": _("teachers left out: their account is switched off in the file"),
    "teachers.other_email": _("teachers with another e-mail in the file: it stays as it is here"),
    "posts.new": _("posts as general education teacher begin"),
    "posts.end": _("posts as general education teacher end"),
    "posts.over": _("posts that ended here before: they stay ended"),
    "classes.created": _("classes new"),
    "classes.changed": _("classes changed"),
    "places.created": _("places in classes new"),
    "places.changed": _("places in classes with other dates"),
    "places.ended": _("places in classes end"),
    "missing.enrolment": _("students missing from the file: for you to decide"),
    "missing.post": _("teachers missing from the file: for you to decide"),
    "missing.place": _("places in classes missing from the file: for you to decide"),
    "others.listed": _("other staff: no import gives them a post"),
    "guardians.not_stored": _("guardians: not stored"),
}


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(words, number) of what there is any of."""
    return [(str(words), counts[key]) for key, words in WORDS.items() if counts.get(key)]
