"""The first page: what changed in the week, and what waits for the teacher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iep.updates.unread import Reader
from staff.licences.rules import Notice
from students.models import Student
from supervision.models import Contact
from supervision.reports.load import Rows, Scope
from supervision.reports.weeks import Week

Lines = list[str]


def changed(rows: Rows, student: Student, targets: Iterable[Mapping[str, Any]], week: Week) -> Lines:
    """Plan updates, new phases and criteria reached of one student, in words, each once."""
    lines = [update.title for update in rows.updates.get(student.pk, ())]
    for version in rows.versions.get(student.pk, ()):
        lines += [
            _("%(target)s: new phase, %(phase)s") % {"target": version.name, "phase": phase.label}
            for phase in rows.phases.get(version.of_id, ())
            if week.monday <= phase.starts <= week.sunday
        ]
    reached = _("%(target)s: criterion reached. %(sentence)s")
    lines += [reached % {"target": t["name"], "sentence": t["now"]} for t in targets if t.get("is_reached")]
    return list(dict.fromkeys(lines))


def waits(rows: Rows, student: Student, targets: Iterable[Mapping[str, Any]], school_days: int) -> Lines:
    """Unread updates, records that need a look and targets without data, of one student."""
    lines = [_unread(reader) for reader in rows.waited_for.get(student.pk, ())]
    held = rows.held.get(student.pk, 0)
    if held:
        lines.append(ngettext("%(n)d record needs a look", "%(n)d records need a look", held) % {"n": held})
    missed = [target["name"] for target in targets if target.get("is_missed")]
    if missed and school_days:
        lines.append(_("No data this week: %(targets)s") % {"targets": ", ".join(missed)})
    return lines


def _unread(reader: Reader) -> str:
    words = ngettext(
        "%(para)s has not read %(n)d plan update: %(titles)s",
        "%(para)s has not read %(n)d plan updates: %(titles)s",
        len(reader.unread),
    )
    return words % {"para": reader.user.name, "n": len(reader.unread), "titles": reader.titles}


def licences(rows: Rows) -> Lines:
    return [_licence(notice) for notice in rows.licences]


def _licence(notice: Notice) -> str:
    licence = notice.licence
    words = (
        _("%(who)s: %(kind)s ended on %(day)s")
        if notice.has_ended
        else _("%(who)s: %(kind)s ends on %(day)s")
    )
    said = words % {
        "who": licence.user.name,
        "kind": licence.get_kind_display(),
        "day": date_format(licence.last_day, "M j, Y") if licence.last_day else "",
    }
    return _("%(said)s (renewal applied for)") % {"said": said} if licence.renewal_applied else said


def contacts(rows: Rows, scope: Scope) -> list[dict[str, Any]]:
    """What this teacher gave each para this week: {"para", "count", "minutes", "unconfirmed"}."""
    by_para: dict[Any, list[Contact]] = defaultdict(list)
    for contact in rows.contacts:
        if contact.supervisor_id == scope.teacher.pk:
            by_para[contact.para].append(contact)
    return [
        {
            "para": para.name,
            "count": len(some),
            "minutes": sum(contact.minutes for contact in some),
            "unconfirmed": sum(not hasattr(contact, "confirmation") for contact in some),
        }
        for para, some in sorted(by_para.items(), key=lambda entry: entry[0].sort_key)
    ]


def with_student(rows: Rows, student: Student) -> list[dict[str, Any]]:
    """Contacts of the week that included this student, whoever gave them."""
    return [
        {
            "day": contact.school_day.isoformat(),
            "kind": contact.get_kind_display(),
            "minutes": contact.minutes,
            "teacher": contact.supervisor.name,
            "para": contact.para.name,
            "state": _state(contact),
        }
        for contact in rows.contacts
        if any(row.student_id == student.pk for row in contact.with_students.all())
    ]


def _state(contact: Contact) -> str:
    confirmation = getattr(contact, "confirmation", None)
    if confirmation is None:
        return _("not confirmed yet")
    return _("confirmed") if confirmation.agrees else _("the para disagrees")
