"""What a worker does with a roster that was sent: check it, and import it once a person said so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staff.jobs.kinds import JobKind
from staff.jobs.lease import JobRefused, Lease
from students.models import ImportState, RosterImport
from students.roster import run
from students.roster.actions import APPLY, CHECK, end
from students.roster.manifest import Manifest
from students.roster.outcome import Broken, Busy, Decisions
from students.roster.problems import Problems, RosterRefused
from students.roster.source import RosterSource, Zip

# A large set compares for minutes in one transaction, in which nothing can be heard of it.
LEASE = timedelta(minutes=16)
KIB = 1024


def check(lease: Lease) -> None:
    """Say what the roster would do. One that is gone, or decided on, is left alone."""
    sent = _of(lease, ImportState.WAITING)
    if sent is not None:
        _refusing(lease, sent, lambda: _check(lease, sent))


def apply(lease: Lease) -> None:
    sent = _of(lease, ImportState.APPLYING)
    if sent is not None:
        _refusing(lease, sent, lambda: _apply(lease, sent))


def _of(lease: Lease, state: ImportState) -> RosterImport | None:
    found = RosterImport.objects.select_related("district", "applied_by")
    return found.filter(pk=UUID(lease.job.subject), state=state).first()


def _refusing(lease: Lease, sent: RosterImport, work: Callable[[], None]) -> None:
    """Does it; what is wrong with the roster is written into its row, and the job is done."""
    problems = Problems()
    try:
        work()
        return
    except Broken as broken:
        problems = broken.problems
    except RosterRefused as refused:
        problems.add("", 0, "", str(refused))
    except Busy as busy:
        raise JobRefused("busy", str(busy), may_retry=True) from busy
    except FileNotFoundError:
        problems.add("", 0, "", _("The file that was sent is gone. Send it again."))
    with lease.finishing():
        sent.problems, sent.problem_count = [one.as_json() for one in problems], problems.count
        end(sent, ImportState.REFUSED)


def _check(lease: Lease, sent: RosterImport) -> None:
    with _opened(lease, sent) as (source, manifest, remarks):
        findings = run.preview(source, manifest, _plan(sent))
    findings.remarks = list(remarks)
    with lease.finishing():
        sent.findings, sent.counts, sent.state = findings.as_json(), findings.counts, ImportState.CHECKED
        sent.save(update_fields=["findings", "counts", "state"])


def _apply(lease: Lease, sent: RosterImport) -> None:
    with _opened(lease, sent) as (source, manifest, _remarks), lease.finishing():
        _top, findings = run.apply(source, manifest, _plan(sent), sent.applied_by)
        sent.counts = findings.counts
        end(sent, ImportState.APPLIED)


def _plan(sent: RosterImport) -> run.ImportPlan:
    zone = sent.district.time_zone if sent.district else run.ZONE
    return run.ImportPlan(sent.district, zone, Decisions.of_json(sent.decisions))


@contextmanager
def _opened(lease: Lease, sent: RosterImport) -> Iterator[tuple[RosterSource, Manifest, Problems]]:
    with sent.file.open("rb") as file:
        source = Zip(file)
        manifest, remarks = run.read(source, lambda done, total: lease.progress(done // KIB, total // KIB))
        yield source, manifest, remarks


ROSTER_JOBS = (
    JobKind(CHECK, gettext_lazy("Check of a roster"), check, attempts=3, lease=LEASE),
    JobKind(APPLY, gettext_lazy("Import of a roster"), apply, attempts=3, lease=LEASE),
)
