"""Weekly reports now, in this process: of one week, of all teachers or of one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from staff.models import School, User
from supervision.models import Report
from supervision.reports import due, making
from supervision.reports.weeks import Week


class Command(BaseCommand):
    help = "Make the weekly reports of a week now, without waiting for Friday or for a worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--week", help="like 2026-W46; without it, the last one that is over")
        parser.add_argument("--teacher", metavar="EMAIL", help="only this teacher's")

    def handle(self, *args: Any, week: str | None, teacher: str | None, **options: Any) -> None:
        chosen = self._week(week)
        found = self._teachers(chosen, teacher)
        if not found:
            self.stdout.write(f"{chosen}: no school day with a supervising teacher, so no report.")
        made = sum(self._make(chosen, person, school) for person, school in found)
        self.stdout.write(f"{chosen}: {made} of {len(found)} made.")

    @staticmethod
    def _week(text: str | None) -> Week:
        now = timezone.now()
        zones = [school.zone for school in School.objects.all()]
        last = max((Week.last_over(zone, now) for zone in zones), default=Week.of(now.date()))
        try:
            chosen = Week.read(text) if text else last
        except ValueError as problem:
            raise CommandError(str(problem)) from None
        if chosen > Week.of(now.date()):
            raise CommandError(f"{chosen} has not begun yet.")
        return chosen

    @staticmethod
    def _teachers(week: Week, email: str | None) -> list[tuple[User, School]]:
        by_zone: dict[str, list[School]] = defaultdict(list)
        for school in School.objects.all():
            by_zone[school.time_zone].append(school)
        found = {pk: at for some in by_zone.values() for pk, at in due.teachers_of_week(week, some).items()}
        people = User.objects.filter(pk__in=found).order_by("sort_key", "pk")
        if email:
            people = people.filter(email__iexact=email)
            if not people:
                raise CommandError(f"{email} has no report in {week}: no student, or no school day.")
        return [(person, found[person.pk]) for person in people]

    def _make(self, week: Week, person: User, school: School) -> bool:
        job = making.make_now(person, week, school)
        report = Report.objects.current().filter(teacher=person, week=week.monday).first()
        if report is None:
            self.stdout.write(f"  {person.email}: {job.get_state_display()}. {job.reason}")
            return False
        students = len(report.students)
        self.stdout.write(f"  {person.email}: edition {report.edition}, {students} students, {report.file}")
        return True
