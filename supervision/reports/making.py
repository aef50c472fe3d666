"""What a worker does for a job: compute, draw, write the file, and if the lease still stands, the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.pdf import PdfImpossible
from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner
from staff.jobs.kinds import JobKind
from staff.jobs.lease import JobRefused, Lease, LeaseLost
from staff.models import Job, School, User
from supervision.models import Report
from supervision.reports import files
from supervision.reports.due import KIND
from supervision.reports.numbers import compute_numbers, says_the_same, students_in
from supervision.reports.report_page import draw_pdf
from supervision.reports.report_section import Numbers, ReportScope
from supervision.reports.weeks import Week


def tell(found: Sequence[Job]) -> Mapping[UUID, str]:
    """Whose report each job makes."""
    teachers = User.objects.in_bulk([UUID(job.subject) for job in found])
    return {job.pk: teachers[UUID(job.subject)].name for job in found if UUID(job.subject) in teachers}


def make_now(teacher: User, week: Week, school: School) -> Job:
    """Make the report in this process, by the job that waits or by a new one; returns the job."""
    earlier = Job.objects.filter(kind=KIND, subject=str(teacher.pk), period=str(week))
    last = earlier.order_by("-edition").first()
    # A job that still waits is run; a finished one is followed by the next number.
    edition = (last.edition + (not last.is_open)) if last else 1
    job = job_queue.enqueue(
        kind=KIND, subject=str(teacher.pk), period=str(week), edition=edition, school=school
    )
    job_runner.run(job.pk)
    job.refresh_from_db()
    return job


def make_report(lease: Lease) -> None:
    """One edition, unless the current one is signed or says the same already."""
    job = lease.job
    scope = scope_of(UUID(job.subject), Week.read(job.period), job.school, timezone.now())
    before = current(scope)
    # A signed week is final. The trigger would refuse the row, but only after all the work.
    if before and hasattr(before, "signature"):
        return
    numbers = compute_numbers(scope)
    # An edition only where the data differ; otherwise every look would make one.
    if before and says_the_same(before.numbers, numbers):
        return
    lease.progress(1, 2)
    report = new_edition(scope, numbers, before.edition + 1 if before else 1)
    # File first, row after: no row ever names a file that is not there.
    report.file, report.sha256 = files.store(_drawn(report), scope.week)
    try:
        with lease.finishing():
            _write(report)
    # Another worker has the job now and writes a file of its own.
    except LeaseLost:
        files.discard(report.file)
        raise
    # After any other failure the row may stand for all we know: an orphan is found by its age.


def scope_of(teacher: UUID, week: Week, school: School | None, at: datetime) -> ReportScope:
    """JobRefused where the person or the school is gone."""
    person = User.objects.filter(pk=teacher, is_active=True).first()
    if person is None or school is None:
        raise JobRefused("nobody", _("The account of this teacher is closed."))
    return ReportScope(person, school, week, at)


def current(scope: ReportScope) -> Report | None:
    editions = Report.objects.filter(teacher=scope.teacher, week=scope.week.monday)
    return editions.select_related("signature").order_by("-edition").first()


def new_edition(scope: ReportScope, numbers: Numbers, edition: int) -> Report:
    """An unsaved Report; its file is written before the row."""
    return Report(
        teacher=scope.teacher,
        school=scope.school,
        week=scope.week.monday,
        edition=edition,
        as_of=scope.as_of,
        numbers=numbers,
        students=students_in(numbers),
    )


def _drawn(report: Report) -> bytes:
    try:
        return draw_pdf(report)
    except PdfImpossible as missing:
        words = _("A PDF cannot be made on this machine. Missing packages: %(names)s.")
        raise JobRefused("pdf_parts_missing", words % {"names": missing}) from missing


def _write(report: Report) -> None:
    # Whoever signs holds the same row: no edition slips in behind the one that is being signed.
    User.objects.select_for_update(no_key=True).get(pk=report.teacher_id)
    report.save(force_insert=True)


WEEKLY_REPORT = JobKind(KIND, gettext_lazy("Weekly report"), make_report, tell=tell)
