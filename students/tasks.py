from celery import shared_task

from students.access_log.sealing import seal_waiting


@shared_task(name="students.seal_access_log")
def seal_access_log() -> None:
    """Seal what the access log has gathered. Safe to run twice, and at once in two places."""
    seal_waiting()
