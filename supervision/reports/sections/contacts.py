"""Supervision contacts: what this teacher gave each para, and those that included a student."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from staff.models import User
from students.models import Student
from supervision.models import Contact
from supervision.reports.report_section import (
    WEEKLY_SECTIONS,
    Numbers,
    ReportedStudent,
    ReportScope,
    ReportSection,
)
from supervision.reports.shared_rows import load_students


@dataclass(frozen=True)
class WeekContacts:
    """`contacts`: by the teacher, or with a student of theirs."""

    teacher: User
    contacts: Sequence[Contact]


class ContactsSection(ReportSection[WeekContacts]):
    key, order = "contacts", 60
    front_template = "supervision/reports/sections/contacts_front.html"
    student_template = "supervision/reports/sections/contacts.html"
    touched_since = """EXISTS (
    SELECT 1 FROM supervision_contact AS c
      LEFT JOIN supervision_contactwithdrawal AS w ON w.contact_id = c.id
      LEFT JOIN supervision_contactconfirmation AS f ON f.contact_id = c.id
     WHERE c.school_day BETWEEN r.week AND r.week + 6
       AND GREATEST(c.made_at, w.at, f.at) > seen.since
       AND (c.supervisor_id = r.teacher_id OR EXISTS (
          SELECT 1 FROM supervision_contactstudent AS cs
           WHERE cs.contact_id = c.id AND cs.student_id = ANY (r.students))))"""

    def load(self, scope: ReportScope) -> WeekContacts:
        """Withdrawn ones count nowhere."""
        concerned = Q(supervisor=scope.teacher) | Q(with_students__student__in=load_students(scope))
        contacts = (
            Contact.objects.standing()
            .filter(concerned, school_day__range=scope.week.days)
            # A contact with two students of the teacher would come twice by the join.
            .distinct()
            .select_related("para", "supervisor", "confirmation")
            .prefetch_related("with_students")
            .order_by("began_at", "pk")
        )
        return WeekContacts(scope.teacher, list(contacts))

    def report_numbers(self, rows: WeekContacts) -> Numbers:
        """What this teacher gave each para: {"para", "count", "minutes", "unconfirmed"}."""
        by_para: dict[User, list[Contact]] = defaultdict(list)
        for contact in rows.contacts:
            if contact.supervisor_id == rows.teacher.pk:
                by_para[contact.para].append(contact)
        paras = sorted(by_para, key=lambda para: para.sort_key)
        return {"contacts": [_given_to(para, by_para[para]) for para in paras]}

    def student_numbers(self, rows: WeekContacts, student: Student) -> Numbers:
        """Those that included this student, whoever gave them."""
        return {
            "contacts": [
                _with_student(contact)
                for contact in rows.contacts
                if any(row.student_id == student.pk for row in contact.with_students.all())
            ]
        }

    def is_news(self, numbers: Mapping[str, Any]) -> bool:
        return bool(numbers["contacts"])

    def draw_front(self, numbers: Mapping[str, Any], students: Sequence[ReportedStudent]) -> dict[str, Any]:
        return {"paras": numbers["contacts"]}

    def draw_student(self, numbers: Mapping[str, Any], name: str, *, is_paper: bool) -> dict[str, Any]:
        contacts = numbers["contacts"]
        return {"contacts": [{**contact, "day": date.fromisoformat(contact["day"])} for contact in contacts]}


def _given_to(para: User, contacts: Sequence[Contact]) -> Numbers:
    return {
        "para": para.name,
        "count": len(contacts),
        "minutes": sum(contact.minutes for contact in contacts),
        "unconfirmed": sum(not hasattr(contact, "confirmation") for contact in contacts),
    }


def _with_student(contact: Contact) -> Numbers:
    return {
        "day": contact.school_day.isoformat(),
        "kind": contact.get_kind_display(),
        "minutes": contact.minutes,
        "teacher": contact.supervisor.name,
        "para": contact.para.name,
        "state": _say_confirmed(contact),
    }


def _say_confirmed(contact: Contact) -> str:
    confirmation = getattr(contact, "confirmation", None)
    if confirmation is None:
        return _("not confirmed yet")
    return _("confirmed") if confirmation.agrees else _("the para disagrees")


WEEKLY_SECTIONS.register(ContactsSection())
