"""Messages of the clock. Each asks what is due, so that one too many, late or lost changes nothing."""

from celery import shared_task
from django.utils import timezone

from supervision.reports import due, files, late


@shared_task(name="supervision.weekly_reports")
def weekly_reports() -> None:
    """Four times an hour: jobs for schools that are past their Friday 16:00, and for data that came late."""
    now = timezone.now()
    due.enqueue_due(now)
    late.enqueue_late(now)
    files.clean_orphans(now)
