"""Jobs as rows: claimed once at a time, finished by whoever still holds the lease."""

from datetime import timedelta
from time import monotonic

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from staff.jobs import lease as job_lease
from staff.jobs import queue
from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner
from staff.jobs.kinds import JOB_KINDS, JobKind
from staff.jobs.lease import JobRefused, Lease, LeaseLost
from staff.jobs.models import LOST_AFTER
from staff.jobs.queue import Key
from staff.models import Job, JobState
from tests.fixtures.clock import right_now
from tests.staff.jobs.conftest import Work

MINUTE = timedelta(minutes=1)


def make_job(subject: str = "one", **fields: object) -> Job:
    return job_queue.enqueue(kind="test.work", subject=subject, **fields)


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_asking_twice_makes_one_job(db, work):
    assert make_job() == make_job()
    assert make_job(edition=2) != make_job()
    assert Job.objects.count() == 2


def test_only_those_that_are_new_are_told_of(db, work):
    make_job("old")
    new = job_queue.enqueue_all(kind="test.work", keys=[Key("old"), Key("new")])
    assert [Job.objects.get(pk=pk).subject for pk in new] == ["new"]


def test_a_kind_that_nobody_registered_is_refused(db):
    with pytest.raises(LookupError, match=r"test\.unknown"):
        job_queue.enqueue(kind="test.unknown")


def test_a_job_runs_once_however_often_it_is_delivered(db, work):
    job = make_job()
    assert [job_runner.run(job.pk), job_runner.run(job.pk), job_runner.run(job.pk)] == [True, False, False]
    assert work.ran == ["one"]
    job = again(job)
    assert (job.state, job.attempts, job.lease_token) == (JobState.DONE, 1, None)


def test_what_is_claimed_is_not_claimed_again_until_the_lease_ends(db, work):
    job = make_job()
    first = job_lease.claim(job.pk)
    assert first is not None
    assert job_lease.claim(job.pk) is None
    later = job_lease.claim(job.pk, right_now() + 6 * MINUTE)
    assert later is not None
    assert later.token != first.token


def test_who_lost_the_lease_keeps_nothing(db, work):
    job = make_job()
    slow = job_lease.claim(job.pk)
    quick = job_lease.claim(job.pk, right_now() + 6 * MINUTE)
    for act in (slow.finish, lambda: slow.progress(1, 2), lambda: slow.fail("x", "y", may_retry=False)):
        with pytest.raises(LeaseLost):
            act()
    with pytest.raises(LeaseLost), slow.finishing():
        raise AssertionError("what it made would be kept")
    quick.finish()
    assert again(job).state == JobState.DONE


def test_what_a_job_makes_and_that_it_is_done_are_one_transaction(db, work):
    job = make_job()
    lease = job_lease.claim(job.pk)

    def make_and_break() -> None:
        with lease.finishing():
            make_job("made by it")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make_and_break()
    assert again(job).state == JobState.RUNNING
    assert not Job.objects.filter(subject="made by it").exists()


def test_progress_renews_the_lease(db, work):
    job = make_job()
    lease = job_lease.claim(job.pk)
    Job.objects.update(lease_until=right_now() + MINUTE)
    lease.progress(3, 4)
    job = again(job)
    assert (job.done, job.total, job.percent) == (3, 4, 75)
    assert job.lease_until > right_now() + 4 * MINUTE


def test_an_unexpected_error_is_tried_again_later_and_keeps_no_words_of_it(db, work):
    def fail(lease: Lease) -> None:
        raise ValueError("Mateo's birthday")

    work.then, job = fail, make_job()
    assert job_runner.run(job.pk) is False
    job = again(job)
    assert (job.state, job.error_code) == (JobState.WAITING, "ValueError")
    assert "Mateo" not in job.reason
    assert timedelta(seconds=25) < job.run_after - right_now() <= timedelta(seconds=30)
    assert job_runner.run(job.pk) is False, "not before its time"
    assert work.ran == ["one"]


def test_after_the_last_attempt_it_is_left_to_a_person(db, work):
    def fail(lease: Lease) -> None:
        raise ValueError

    work.then, job = fail, make_job()
    for _ in range(3):
        Job.objects.update(run_after=right_now())
        job_runner.run(job.pk)
    job = again(job)
    assert (job.state, job.attempts) == (JobState.FAILED, 3)
    assert job.ended_at is not None


def test_what_is_refused_says_why_and_is_not_tried_again(db, work):
    def refuse(lease: Lease) -> None:
        raise JobRefused("no_fonts", "Install a font.")

    work.then, job = refuse, make_job()
    job_runner.run(job.pk)
    job = again(job)
    assert (job.state, job.error_code, job.reason) == (JobState.FAILED, "no_fonts", "Install a font.")


def test_what_kills_its_worker_each_time_is_given_up(db, work):
    job, at = make_job(), right_now()
    for _ in range(3):
        assert job_lease.claim(job.pk, at) is not None  # and the worker is gone
        at += 6 * MINUTE
    assert job_lease.claim(job.pk, at) is None
    job_queue.sweep(at)
    job = again(job)
    assert (job.state, job.error_code) == (JobState.FAILED, "worker_lost")


def test_the_sweep_sends_what_is_due_and_was_not_heard(db, work):
    make_job()  # a message is on its way
    make_job("later", run_after=right_now() + 60 * MINUTE)
    now = right_now()
    assert job_queue.sweep(now) == 0
    assert job_queue.sweep(now + LOST_AFTER) == 1
    assert job_queue.sweep(now + LOST_AFTER + MINUTE) == 0, "it was just sent"
    assert job_queue.sweep(now + 61 * MINUTE) == 2


def test_what_a_dead_worker_held_is_sent_at_once(db, work):
    job, now = make_job(), right_now()
    job_lease.claim(job.pk, now)
    assert job_queue.sweep(now + 4 * MINUTE) == 0
    assert job_queue.sweep(now + 5 * MINUTE) == 1


def test_a_worker_leaves_alone_what_it_does_not_know(db, work):
    job = make_job()
    Job.objects.update(kind="of.a.newer.version")
    assert job_lease.claim(job.pk) is None
    job_queue.sweep(right_now() + 60 * MINUTE)
    assert again(job).state == JobState.WAITING


def test_without_a_broker_the_row_stands_and_the_sweep_sends_it(db, work, monkeypatch):
    monkeypatch.setattr("staff.tasks.run_job.app.conf.broker_url", "redis://127.0.0.1:1/0")
    from kombu import pools

    pools.reset()
    began = monotonic()
    job = make_job()
    queue.tell_workers([job.pk])
    pools.reset()
    assert monotonic() - began < 5
    assert again(job).sent_at is None


def test_the_database_refuses_half_a_lease_and_an_end_without_a_time(db, work):
    make_job()
    for wrong in ({"state": "running"}, {"state": "done"}, {"state": "failed"}, {"state": "odd"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.update(**wrong)


def test_an_administrator_lets_a_job_of_the_own_schools_begin_anew(district, work):
    def fail(lease: Lease) -> None:
        raise JobRefused("no", "No.")

    work.then = fail
    job = make_job(school=district.school)
    job_runner.run(job.pk)
    for other in (district.foreign_administrator, district.sister_administrator, district.case_manager):
        with pytest.raises(PermissionDenied):
            job_queue.retry(by=other, job=job)
    assert job_queue.retry(by=district.administrator, job=job) is True
    job = again(job)
    assert (job.state, job.attempts, job.reason) == (JobState.WAITING, 0, "")
    assert job_queue.retry(by=district.administrator, job=job) is False, "it waits already"


def test_jobs_are_seen_by_administrators_of_the_school_and_by_who_asked(district, work):
    of_school = make_job("school", school=district.school)
    mine = make_job("mine", made_by=district.case_manager)
    others = Job.objects.exclude(pk=district.job.pk)
    sees = {name: set(others.visible_to(user)) for name, user in district.people().items()}
    assert sees.pop("administrator") == {of_school}
    assert sees.pop("case_manager") == {mine}
    assert set().union(*sees.values()) == set()


def test_two_of_a_key_stop_the_start(work: Work):
    with pytest.raises(ValueError, match=r"test\.work"):
        JOB_KINDS.register(JobKind("test.work", "Again", work))
