"""Weekly reports while workers are killed, messages are doubled and lost, and clocks stand still.

However it goes: in the end exactly one current edition of each teacher and week, one file with its hash.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from paraportal.engines import testing
from paraportal.health import heartbeat
from staff.jobs import queue as job_queue
from staff.jobs.models import LOST_AFTER
from staff.models import Job, JobState
from staff.tasks import run_job, sweep_jobs
from supervision.models import Report
from supervision.reports import due, files
from supervision.reports.weeks import Week
from tests.faults import workers
from tests.faults.workers import wait_for
from tests.fixtures.clock import right_now
from tests.fixtures.district import District, build
from tests.supervision.reports.conftest import sit, written

pytestmark = pytest.mark.faults


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """What the processes call var; the files of reports lie in `files`, for them and for us."""
    settings.MEDIA_ROOT = tmp_path / "files"
    with heartbeat.broker() as client:
        client.flushdb()
    return tmp_path


@pytest.fixture
def district(transactional_db: None, folder: Path) -> District:
    """Committed rows: other processes must see them. Built each time, for the file of its report too."""
    district = build()
    for student in (district.student, district.student2, district.student3):
        for target in student.targets.all():
            sit(district, week_of(district), 0, target=target)
    return district


def week_of(district: District) -> Week:
    return Week.of(district.today).before()


def enqueue(district: District) -> Job:
    teacher, week = str(district.case_manager.pk), str(week_of(district))
    return job_queue.enqueue(kind=due.KIND, subject=teacher, period=week, school=district.school)


def state(job: Job) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.done


def in_mid_render(job: Job) -> Callable[[], bool]:
    """Its numbers are computed, and WeasyPrint is at work."""
    return lambda: state(job) == (JobState.RUNNING, 1)


def is_done(job: Job) -> Callable[[], bool]:
    return lambda: state(job)[0] == JobState.DONE


def told(job: Job) -> Callable[[], str]:
    return lambda: f"{state(job)} {job.attempts} {job.error_code} {job.reason}"


def time_passes(job: Job) -> None:
    """The lease of a worker that is gone ends, and a message that nobody heard counts as lost."""
    now = right_now()
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(lease_until=now)
    Job.objects.filter(pk=job.pk).update(sent_at=now - LOST_AFTER)
    sweep_jobs.apply_async()


def assert_one(district: District, week: Week, folder: Path) -> None:
    """One edition and one file, of the hash in the row; what a crash left is cleaned by its age."""
    (report,) = Report.objects.filter(teacher=district.case_manager, week=week.monday)
    assert report.edition == 1
    here = folder / "files/reports" / week.monday.isoformat()
    written(here.glob("*.pdf"), right_now() - 2 * files.ORPHANED_AFTER)
    files.clean_orphans(right_now())
    (file,) = here.glob("*.pdf")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == report.sha256
    assert report.file == f"reports/{week.monday.isoformat()}/{file.name}"


def test_the_child_is_killed_in_mid_render(district: District, folder: Path):
    with workers.worker(folder) as worker:
        job = enqueue(district)
        wait_for(in_mid_render(job), told(job))
        worker.kill_child()
        time.sleep(1)
        assert state(job)[0] == JobState.RUNNING, "its lease still stands"
        time_passes(job)
        wait_for(is_done(job), told(job))
    assert job.attempts == 2
    assert_one(district, week_of(district), folder)


def test_the_parent_is_killed_in_mid_render_and_another_worker_comes(district: District, folder: Path):
    with workers.worker(folder, "first") as first:
        job = enqueue(district)
        wait_for(in_mid_render(job), told(job))
        first.kill_parent()
    with workers.worker(folder, "second"):
        time_passes(job)
        wait_for(is_done(job), told(job))
    assert_one(district, week_of(district), folder)


def test_a_worker_that_was_thought_dead_comes_back(district: District, folder: Path):
    """Stopped in mid-render, so long that another does its work; then it goes on, and keeps nothing."""
    with workers.worker(folder, "slow") as slow:
        job = enqueue(district)
        wait_for(in_mid_render(job), told(job))
        os.killpg(slow.popen.pid, signal.SIGSTOP)
        with workers.worker(folder, "quick"):
            time_passes(job)
            wait_for(is_done(job), told(job))
            os.killpg(slow.popen.pid, signal.SIGCONT)
            wait_for(lambda: slow.has_said("another worker has the job"), slow.log.read_text)
    assert job.attempts == 2
    assert len(list((folder / "files").rglob("*.pdf"))) == 2, "the district's own, and one"
    assert_one(district, week_of(district), folder)


def test_a_message_is_delivered_many_times_to_two_workers(district: District, folder: Path):
    with workers.worker(folder, "one", 2), workers.worker(folder, "two", 2):
        job = enqueue(district)
        for _ in range(8):
            run_job.apply_async((str(job.pk),))
        wait_for(is_done(job), told(job))
        for _ in range(4):
            run_job.apply_async((str(job.pk),))
        time.sleep(1)
    assert state(job) == (JobState.DONE, 1)
    assert job.attempts == 1
    assert_one(district, week_of(district), folder)


def test_valkey_is_flushed_and_restarted_under_a_worker(district: District, folder: Path):
    valkey = testing.engines().valkey
    assert valkey is not None
    job = enqueue(district)
    with heartbeat.broker() as client:
        client.flushdb()
    with workers.worker(folder) as worker:
        assert state(job)[0] == JobState.WAITING, "the message is gone"
        valkey.stop("immediate")
        later = job_queue.enqueue(
            kind=due.KIND,
            subject=str(district.case_manager.pk),
            period=str(week_of(district).before()),
            school=district.school,
        )
        valkey.start()
        time_passes(job)
        time_passes(later)
        wait_for(is_done(job), lambda: told(job)() + worker.log.read_text())
        wait_for(is_done(later), told(later))
    assert_one(district, week_of(district), folder)
    assert_one(district, week_of(district).before(), folder)


def test_two_beats_that_come_days_late_make_one_of_each(district: District, folder: Path):
    """Nobody asked since Friday. Both ask each second; each week is made up for once."""
    last = Week.last_over(district.school.zone, right_now())
    weeks = [last, last.before()]
    with workers.beat(folder, "one"), workers.beat(folder, "two"), workers.worker(folder):
        wait_for(lambda: Report.objects.filter(week__in=[w.monday for w in weeks]).count() == 2)
        time.sleep(4)
    assert Job.objects.filter(kind=due.KIND, subject=str(district.case_manager.pk)).count() == 2
    for week in weeks:
        assert_one(district, week, folder)


CUT = """
import os, signal, sys, django
django.setup()
from uuid import UUID
from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner
from supervision.reports import making
making._write = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
job_runner.run(UUID(sys.argv[1]))
"""


def test_a_crash_between_the_file_and_its_row(district: District, folder: Path):
    job = enqueue(district)
    cut = subprocess.run(
        [sys.executable, "-c", CUT, str(job.pk)], env=workers.environment(folder), check=False
    )
    assert cut.returncode == -signal.SIGKILL
    here = folder / "files/reports" / week_of(district).monday.isoformat()
    assert len(list(here.glob("*.pdf"))) == 1
    assert not Report.objects.filter(week=week_of(district).monday).exists()
    with workers.worker(folder):
        time_passes(job)
        wait_for(is_done(job), told(job))
    assert len(list(here.glob("*.pdf"))) == 2
    assert_one(district, week_of(district), folder)
