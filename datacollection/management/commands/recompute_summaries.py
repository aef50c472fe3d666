from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.utils import timezone

from datacollection.models import Session
from datacollection.sessions.summaries import recompute

AT_ONCE = 200


class Command(BaseCommand):
    help = "Compute the summaries of sessions anew from their trials and marks: after a formula changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--target", type=UUID, help="only sessions of this target")
        parser.add_argument("--since", type=date.fromisoformat, help="only school days from this one on")

    def handle(self, *args: Any, **options: Any) -> None:
        done = sum(recompute(some, timezone.now()) for some in self._some_at_a_time(options))
        self.stdout.write(f"{done} sessions computed.")

    @staticmethod
    def _some_at_a_time(options: dict[str, Any]) -> Iterator[list[UUID]]:
        sessions = Session.objects.order_by("pk")
        if options["target"]:
            sessions = sessions.filter(target=options["target"])
        if options["since"]:
            sessions = sessions.filter(school_day__gte=options["since"])
        last: UUID | None = None
        # By the last id, not by offset: an offset would read all earlier rows again for each chunk. Each
        # chunk commits by itself, so that devices wait for the locks of 200 sessions at most.
        while some := list(
            (sessions.filter(pk__gt=last) if last else sessions).values_list("pk", flat=True)[:AT_ONCE]
        ):
            yield some
            last = some[-1]
