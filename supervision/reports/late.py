"""Data that arrive after a report was made: an unsigned one gets a further edition, a signed one never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Max

from staff.jobs import queue as job_queue
from staff.jobs.queue import Key
from staff.models import Job, JobState
from supervision.models import Report
from supervision.reports.due import KIND
from supervision.reports.report_section import WEEKLY_SECTIONS
from supervision.reports.weeks import Week

WEEKS_BACK = 4
# What was computed a moment before a report was begun may have been committed after it had read.
MARGIN = timedelta(minutes=2)

# Of these reports (with the moment since when nobody looked), those of which a section has new data.
_TOUCHED = """
SELECT r.id
  FROM unnest(%s::uuid[], %s::timestamptz[]) AS seen(report, since)
  JOIN supervision_report AS r ON r.id = seen.report
 WHERE """


def enqueue_late(now: datetime) -> list[UUID]:
    """A job for each report that may need a further edition; whether it does, the worker finds out."""
    first = Week.of(now.date()).before(WEEKS_BACK).monday
    reports = Report.objects.current().unsigned().filter(week__gte=first).select_related("school")
    # One job at a time for a teacher and week; what is new meanwhile is found by the next look.
    open_ones, looked = _jobs(first)
    waiting = {r.pk: r for r in reports if (str(r.teacher_id), r.period) not in open_ones}
    since = {
        # Since the last look, whether or not it made an edition: data that changed nothing must not be looked
        # at for ever.
        pk: max(r.as_of, looked.get((str(r.teacher_id), r.period), (r.as_of, 0))[0]) - MARGIN
        for pk, r in waiting.items()
    }
    found = [waiting[pk] for pk in _touched(list(since), list(since.values()))]
    return [pk for report in found for pk in _enqueue(report, looked)]


Place = tuple[str, str]  # teacher, period
Looked = dict[Place, tuple[datetime, int]]  # when a worker last looked, and the highest edition of a job


def _jobs(first: date) -> tuple[set[Place], Looked]:
    """Places with a job under way, or left to a person; and when those that are done began."""
    all_of_them = Job.objects.filter(kind=KIND, period__gte=str(Week.of(first)))
    not_done = all_of_them.exclude(state=JobState.DONE).values_list("subject", "period")
    done = all_of_them.filter(state=JobState.DONE).values_list("subject", "period")
    looked = done.annotate(at=Max("started_at"), last=Max("edition"))
    return set(not_done), {(subject, period): (at, last) for subject, period, at, last in looked}


def _touched(reports: Sequence[UUID], since: Sequence[datetime]) -> list[UUID]:
    conditions = " OR ".join(section.touched_since for section in WEEKLY_SECTIONS if section.touched_since)
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED + conditions, [list(reports), list(since)])
        return [pk for (pk,) in cursor.fetchall()]


def _enqueue(report: Report, looked: Looked) -> list[UUID]:
    place = str(report.teacher_id), report.period
    last = looked.get(place, (report.as_of, report.edition))[1]
    return job_queue.enqueue_all(kind=KIND, keys=[Key(*place, last + 1, report.school)])
