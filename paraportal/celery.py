"""The Celery application and its clock. Each room's tasks stand in its tasks.py; the heartbeat is its own."""

import logging.config
import os
from typing import Any

from celery import Celery, bootsteps, signals
from celery.schedules import crontab
from django.conf import settings

from paraportal.health import heartbeat

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paraportal.settings")

app = Celery("paraportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

MINUTE = 60.0
# What a stopped worker missed is not done again and again when it is back: each message ends with its turn.
app.conf.beat_schedule = {
    # By the clock, not by an interval: that would begin anew with each start, and a beat that is restarted
    # often would never come to it.
    "weekly reports": {
        "task": "supervision.weekly_reports",
        "schedule": crontab(minute="2-59/15"),
        "options": {"expires": 15 * MINUTE},
    },
    "sweep jobs": {
        "task": "staff.sweep_jobs",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "seal the access log": {
        "task": "students.seal_access_log",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
}


@signals.setup_logging.connect
def use_our_logging(**_: Any) -> None:
    """Without this Celery puts its own handlers in the place of ours, and lines that are not JSON."""
    logging.config.dictConfig(settings.LOGGING)


class Heartbeat(bootsteps.StartStopStep):
    """Lets /readyz know that a worker lives.

    A timer of the worker itself, not a task: a task would wait behind a Friday's reports, and a busy
    worker would count as dead.
    """

    requires = ("celery.worker.components:Timer",)

    def start(self, worker: Any) -> None:
        heartbeat.write()
        worker.timer.call_repeatedly(heartbeat.EVERY, heartbeat.write)


app.steps["worker"].add(Heartbeat)
