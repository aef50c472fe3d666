from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from staff.models import School, User
from staff.schools.models import validate_time_zone
from students.models import ImportState, RosterImport
from students.roster import run
from students.roster.outcome import Broken, Busy, ImportFindings
from students.roster.problems import Problems, RosterRefused
from students.roster.source import RosterSource, open_source
from students.roster.words import counted


class Command(BaseCommand):
    help = "Import a OneRoster CSV set (1.1 or 1.2) from a folder or a zip: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--preview", action="store_true", help="only say what would happen")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--into", help="name or id of the district here that the set is of")
        parser.add_argument("--time-zone", default=run.ZONE, help="of a district that is new")
        parser.add_argument("--by", help="e-mail of who imports it; without it: the operator")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        plan = run.ImportPlan(self._district(options["into"]), self._zone(options["time_zone"]))
        by = self._person(options["by"])
        try:
            with open_source(path) as source:
                self._import(source, plan, by, options)
        except Broken as broken:
            self._say(broken.problems)
            raise CommandError(f"Problems: {broken.problems.count}. Nothing was imported.") from None
        except Busy as busy:
            raise CommandError(f"{busy} Nothing was imported. Try again in a minute.") from None
        except RosterRefused as refused:
            raise CommandError(f"{refused} Nothing was imported.") from None

    def _import(
        self, source: RosterSource, plan: run.ImportPlan, by: User | None, options: dict[str, Any]
    ) -> None:
        manifest, remarks = run.read(source)
        self._say(remarks)
        self._show(run.preview(source, manifest, plan))
        if options["preview"]:
            self.stdout.write("A preview: nothing was imported.")
            return
        if not options["yes"] and input("Import this? [y/N] ").strip().lower() not in ("y", "yes"):
            self.stdout.write("Nothing was imported.")
            return
        top, findings = run.apply(source, manifest, plan, by, note=_note)
        self.stdout.write(f"Imported into {top}: {findings.counts['students.created']} new students.")

    def _show(self, findings: ImportFindings) -> None:
        for words, n in counted(findings.counts):
            self.stdout.write(f"{n:>8}  {words}")
        for school, grade, n in findings.by_school:
            self.stdout.write(f"{n:>8}  in the file: {school}, grade {grade or 'not said'}")
        for other in findings.others:
            self.stdout.write(f"          to be added by hand: {other['name']}, {other['role']}")
        for one in findings.taken:
            self.stdout.write(f"          left out, another account has this e-mail: {one['name']}")

    def _say(self, problems: Problems) -> None:
        for problem in problems:
            self.stderr.write(str(problem))
        if problems.count > len(problems.kept):
            self.stderr.write(f"... and {problems.count - len(problems.kept)} more.")

    @staticmethod
    def _district(given: str | None) -> School | None:
        if not given:
            return None
        tops = School.objects.filter(parent=None)
        found = [school for school in tops if given in (str(school.pk), school.name)]
        if len(found) != 1:
            names = ", ".join(school.name for school in tops) or "none"
            raise CommandError(f"“{given}” is not one district here. Known are: {names}.")
        return found[0]

    @staticmethod
    def _zone(given: str) -> str:
        try:
            validate_time_zone(given)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from None
        return given

    @staticmethod
    def _person(email: str | None) -> User | None:
        user = User.objects.filter(email=email.lower()).first() if email else None
        if email and user is None:
            raise CommandError(f"Nobody here has the e-mail {email}.")
        return user


def _note(top: School, findings: ImportFindings, by: User | None) -> None:
    """In the transaction of the import: who, when, how many."""
    RosterImport.objects.create(
        district=top,
        by=by,
        applied_by=by,
        state=ImportState.APPLIED,
        counts=findings.counts,
        ended_at=timezone.now(),
    )
