"""A roster import as its page shows it: findings with names, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from staff.jobs.models import Job
from staff.models import School, User
from students.access_log import middleware as access_log
from students.models import ImportState, RosterImport, Student
from students.roster.actions import APPLY, CHECK
from students.roster.forms import initial_decisions
from students.roster.outcome import LISTED, Decisions
from students.roster.words import counted

TONES = {
    ImportState.WAITING: "none", ImportState.CHECKED: "watch", ImportState.APPLYING: "none",
    ImportState.APPLIED: "good", ImportState.REFUSED: "bad", ImportState.DROPPED: "none",
}  # fmt: skip


@dataclass
class RosterImportPage:
    """One import, for `viewer`. Students who are named are noted in the access log."""

    sent: RosterImport
    viewer: User

    @property
    def tone(self) -> str:
        return TONES[ImportState(self.sent.state)]

    @property
    def is_waiting(self) -> bool:
        return self.sent.state in (ImportState.WAITING, ImportState.APPLYING)

    @cached_property
    def job(self) -> Job | None:
        found = Job.objects.filter(kind__in=[CHECK, APPLY], subject=str(self.sent.pk))
        return found.order_by("-made_at").first()

    @property
    def counts(self) -> list[tuple[str, int]]:
        return counted(self.sent.counts)

    @property
    def by_school(self) -> list[list[Any]]:
        return list(self.sent.findings.get("by_school", ()))

    @property
    def remarks(self) -> list[dict[str, Any]]:
        return list(self.sent.findings.get("remarks", ()))

    @property
    def others(self) -> list[dict[str, str]]:
        return list(self.sent.findings.get("others", ()))

    @property
    def more_problems(self) -> int:
        return int(self.sent.problem_count) - len(self.sent.problems)

    @property
    def more_missing(self) -> int:
        whole = sum(self.sent.counts.get(key, 0) for key in ("missing.enrolment", "missing.post"))
        return max(0, int(whole) - LISTED)

    def questions(self) -> dict[str, Any]:
        """What `DecisionForm` asks."""
        found = self.sent.findings
        return {
            "missing": self._missing(),
            "schools": [(one["org"], one["name"]) for one in found.get("schools", ())],
            "choices": list(School.objects.filter(parent=self.sent.district, source_id="").order_by("name")),
            "taken": self._taken(),
            "n_places": int(self.sent.counts.get("missing.place", 0)),
        }

    def decided(self) -> dict[str, Any]:
        """What was decided before it was checked again."""
        return initial_decisions(Decisions.of_json(self.sent.decisions))

    def _missing(self) -> list[tuple[str, str]]:
        rows = self.sent.findings.get("missing", [])
        names = self._names([row["person"] for row in rows])
        schools = dict(School.objects.filter(pk__in={r["school"] for r in rows}).values_list("pk", "name"))
        said = {"enrolment": _("student"), "post": _("general education teacher")}
        return [
            (
                row["key"],
                _("%(who)s, %(what)s at %(school)s")
                % {
                    "who": names[row["person"]],
                    "what": said[row["kind"]],
                    "school": {str(pk): name for pk, name in schools.items()}.get(row["school"], ""),
                },
            )
            for row in rows
            if row["person"] in names
        ]

    def _names(self, people: list[str]) -> dict[str, str]:
        """Of students whom this person may see (they are noted), and of staff."""
        students = Student.objects.visible_to(self.viewer).with_grounds(self.viewer).filter(pk__in=people)
        access_log.note(students)
        staff = User.objects.filter(pk__in=people)
        return {str(one.pk): one.name for one in [*students, *staff]}

    def _taken(self) -> list[tuple[str, str]]:
        """Only where the account is of this district; the others are named on the page without a choice."""
        rows = [row for row in self.sent.findings.get("taken", ()) if row["user"]]
        holders = User.objects.in_bulk([row["user"] for row in rows])
        names = {str(pk): holder for pk, holder in holders.items()}
        words = _("%(teacher)s in the file, line %(line)d, has the e-mail of %(who)s, %(email)s")
        return [
            (
                row["id"],
                words
                % {
                    "teacher": row["name"],
                    "line": row["line"],
                    "who": names[row["user"]].name,
                    "email": names[row["user"]].email,
                },
            )
            for row in rows
            if row["user"] in names
        ]

    @property
    def taken_elsewhere(self) -> list[dict[str, Any]]:
        return [row for row in self.sent.findings.get("taken", ()) if not row["user"]]
