from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from datacollection.models import Session
from staff.calendar.school_time import moment
from staff.models import User
from supervision.models import Report
from supervision.reports import making
from supervision.reports.weeks import Week
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.fixtures.sessions import make_session


@pytest.fixture(autouse=True)
def files_of_this_test(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def week(district: District) -> Week:
    """The school week before this one: over, wherever in the week the test runs."""
    return Week.of(district.today).before()


def at_ten(district: District, week: Week, day: int) -> datetime:
    """10 AM of a day of the week; 0 is Monday."""
    return moment(district.school.zone, week.monday.fromordinal(week.monday.toordinal() + day), 600)


def sit(
    district: District,
    week: Week,
    day: int,
    taps: Sequence[Any] | None = None,
    *,
    target: Any = None,
    purpose: str = "teaching",
) -> Session:
    target = target or district.target
    return make_session(district, target, at=at_ten(district, week, day), taps=taps, purpose=purpose)


def make(district: District, week: Week, teacher: User | None = None) -> Report | None:
    """Look at what is there, as a worker does; the current edition."""
    teacher = teacher or district.case_manager
    job = making.make_now(teacher, week, district.school)
    assert job.state == "done", (job.error_code, job.reason)
    return Report.objects.current().filter(teacher=teacher, week=week.monday).first()


def arrives_late(session: Session) -> None:
    """Its summary was computed just now, whenever its taps were."""
    session.summary.calculated_at = right_now()
    session.summary.save()


def written(pdfs: Iterable[Path], at: datetime) -> None:
    """As if they had been written then: files follow the machine's clock, not the tests'."""
    for file in pdfs:
        os.utime(file, (at.timestamp(), at.timestamp()))
