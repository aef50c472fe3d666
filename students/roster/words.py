"""Counts of a run in words, in the order in which people ask for them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "schools.created": _("New schools"),
    "schools.joined": _("Schools here that get the id of the file"),
    "students.created": _("New students"),
    "students.changed": _("Students whose name changes"),
    "students.unchanged": _("Students whose name stays"),
    "enrolments.new": _("Enrollments that begin"),
    "enrolments.move": _("Students who change school or grade"),
    "enrolments.amend": _("Enrollments that are corrected"),
    "enrolments.planned": _("Students whose enrollment here begins later: it stays as it is"),
    "enrolments.moved": _("Students moved here by hand of late: the file still has the school before"),
    "enrolments.end": _("Enrollments that end"),
    "enrolments.over": _("Students whose enrollment ended here before: it stays ended"),
    "students.left": _("Students who go from a school: its staff sees them no more"),
    "teachers.created": _("New general education teachers"),
    "teachers.linked": _("Accounts joined to their teacher"),
    "teachers.changed": _("Teachers whose name changes"),
    "teachers.unchanged": _("Teachers whose name stays"),
    "teachers.taken": _("Teachers left out: another account has their e-mail"),
    "teachers.no_email": _("Teachers left out: no e-mail to sign in with"),
    "teachers.disabled": _("Teachers left out: their account is switched off in the file"),
    "teachers.other_email": _("Teachers with another e-mail in the file: it stays as it is here"),
    "posts.new": _("Posts as general education teacher that begin"),
    "posts.end": _("Posts as general education teacher that end"),
    "posts.over": _("Posts that ended here before: they stay ended"),
    "classes.created": _("New classes"),
    "classes.changed": _("Classes that change"),
    "places.created": _("New places in classes"),
    "places.changed": _("Places in classes with other dates"),
    "places.ended": _("Places in classes that end"),
    "missing.enrolment": _("Students missing from the file: for you to decide"),
    "missing.post": _("Teachers missing from the file: for you to decide"),
    "missing.place": _("Places in classes missing from the file: for you to decide"),
    "others.listed": _("Other staff: no import gives them a post"),
    "guardians.not_stored": _("Guardians: not stored"),
}


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(words, number) of what there is any of."""
    return [(str(words), counts[key]) for key, words in WORDS.items() if counts.get(key)]
