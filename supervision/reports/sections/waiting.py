"""What waits for the teacher: unread updates, records that need a look, targets without data, licences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from datacollection.models import HeldRecord
from iep.updates import unread
from staff.licences.rules import Notice, notices
from staff.models import Licence
from students.models import Assignment, Student
from supervision.reports.report_section import (
    WEEKLY_SECTIONS,
    Numbers,
    ReportedStudent,
    ReportScope,
    ReportSection,
)
from supervision.reports.sections.targets import load_target_weeks
from supervision.reports.shared_rows import count_school_days, load_students


@dataclass(frozen=True)
class WaitingLines:
    of_student: Mapping[UUID, Sequence[str]]
    licences: Sequence[str]


class WaitingSection(ReportSection[WaitingLines]):
    key, order = "waiting", 20
    front_template = "supervision/reports/sections/waiting.html"
    passing_keys = frozenset({"waits", "licences"})

    def load(self, scope: ReportScope) -> WaitingLines:
        students = load_students(scope)
        readers = unread.waited_for(students, scope.as_of) if students else {}
        held = _count_held(students)
        lines: dict[UUID, list[str]] = defaultdict(list)
        for student in students:
            lines[student.pk] += [_say_unread(reader) for reader in readers.get(student.pk, ())]
            lines[student.pk] += _say_held(held.get(student.pk, 0))
            # A student without a school day that week misses no data.
            if count_school_days(scope, student):
                lines[student.pk] += _say_missed(load_target_weeks(scope).get(student.pk, ()))
        return WaitingLines(lines, [_say_licence(notice) for notice in _licence_notices(scope)])

    def report_numbers(self, rows: WaitingLines) -> Numbers:
        return {"licences": rows.licences}

    def student_numbers(self, rows: WaitingLines, student: Student) -> Numbers:
        return {"waits": rows.of_student[student.pk]}

    def draw_front(self, numbers: Mapping[str, Any], students: Sequence[ReportedStudent]) -> dict[str, Any]:
        return {
            "students": [student for student in students if student.numbers["waits"]],
            "licences": numbers["licences"],
        }


def _count_held(students: Sequence[Student]) -> dict[UUID, int]:
    """Records that wait, by student: all of them, also those on which another person decides."""
    waiting = HeldRecord.objects.waiting().filter(student__in=students)
    return dict(waiting.values_list("student").annotate(Count("pk")).order_by())


def _licence_notices(scope: ReportScope) -> list[Notice]:
    """The teacher's own, and those of the paras under this teacher, that end soon or have ended."""
    paras = Assignment.objects.on(scope.week.friday).filter(supervisor=scope.teacher).values("para")
    licences = Licence.objects.filter(Q(user=scope.teacher) | Q(user__in=paras)).select_related("user")
    return notices(licences, scope.as_of.astimezone(scope.school.zone).date())


def _say_unread(reader: unread.Reader) -> str:
    words = ngettext(
        "%(para)s has not read %(n)d plan update: %(titles)s",
        "%(para)s has not read %(n)d plan updates: %(titles)s",
        len(reader.unread),
    )
    return words % {"para": reader.user.name, "n": len(reader.unread), "titles": reader.titles}


def _say_held(count: int) -> list[str]:
    words = ngettext("%(n)d record needs a look", "%(n)d records need a look", count)
    return [words % {"n": count}] if count else []


def _say_missed(targets: Iterable[Mapping[str, Any]]) -> list[str]:
    missed = [target["name"] for target in targets if target.get("is_missed")]
    return [_("No data this week: %(targets)s") % {"targets": ", ".join(missed)}] if missed else []


def _say_licence(notice: Notice) -> str:
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


WEEKLY_SECTIONS.register(WaitingSection())
