"""Messages to workers: ids in, one call. Each is safe to deliver twice, late, or never."""

from uuid import UUID

from celery import shared_task

from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner


@shared_task(name="staff.run_job")
def run_job(job_id: str) -> None:
    """Do one job. One that is gone, done or claimed elsewhere is left alone."""
    job_runner.run(UUID(job_id))


@shared_task(name="staff.sweep_jobs")
def sweep_jobs() -> None:
    """Each minute: send what is due and was not heard."""
    job_queue.sweep()
