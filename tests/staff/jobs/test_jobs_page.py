"""The page of jobs: state, why it failed, and trying again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.jobs import lease as job_lease
from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner
from staff.jobs.lease import JobRefused, Lease
from staff.models import JobState
from tests.staff.jobs.conftest import Work

JOBS = "/jobs/"


@pytest.fixture
def administrator(client: Client, district) -> Client:
    client.force_login(district.administrator)
    return client


def refuse(lease: Lease) -> None:
    raise JobRefused("no_fonts", "Install a font, then try again.")


def test_a_failed_job_says_why_and_is_tried_again_by_one_button(administrator, district, work: Work):
    work.then = refuse
    job = job_queue.enqueue(kind="test.work", subject="x", period="2026-W46", school=district.school)
    job_runner.run(job.pk)
    page = administrator.get(JOBS).content.decode()
    for words in ("Test work", "2026-W46", "Failed", "Install a font", "1 attempt, no_fonts", "Try again"):
        assert words in page, words
    assert (
        "It is tried again."
        in administrator.post(reverse("jobs:retry", args=[job.pk]), follow=True).content.decode()
    )
    job.refresh_from_db()
    assert job.state == JobState.WAITING
    assert (
        "somebody was quicker"
        in administrator.post(reverse("jobs:retry", args=[job.pk]), follow=True).content.decode()
    )


def test_only_those_in_one_state(administrator, district, work: Work):
    job = job_queue.enqueue(kind="test.work", period="a-period-of-its-own", school=district.school)
    assert job.period in administrator.get(JOBS, {"state": "waiting"}).content.decode()
    assert job.period not in administrator.get(JOBS, {"state": "failed"}).content.decode()
    assert job.period in administrator.get(JOBS, {"state": "nonsense"}).content.decode()


def test_a_running_job_says_how_far_it_is(administrator, district, work: Work):
    job = job_queue.enqueue(kind="test.work", school=district.school)
    lease = job_lease.claim(job.pk)
    lease.progress(3, 12)
    assert "25 %" in administrator.get(JOBS, {"state": "running"}).content.decode()


def test_others_see_none_and_cannot_try_again(client, district, work: Work):
    for user in (district.case_manager, district.sister_administrator, district.foreign_administrator):
        client.force_login(user)
        assert "No jobs" in client.get(JOBS).content.decode()
        assert client.post(reverse("jobs:retry", args=[district.job.pk])).status_code == 404


def test_one_and_three_cost_the_same(administrator, district, work: Work):
    counts = []
    for n in range(3):
        job_queue.enqueue(kind="test.work", subject=str(n), school=district.school)
        with CaptureQueriesContext(connection) as queries:
            administrator.get(JOBS)
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 8
