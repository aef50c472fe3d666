"""The student with three years of data and a hundred thousand trials, in a district planted already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from django.db import connection, transaction

from core.ids import uuid7
from datacollection.models import Device
from iep.models import Plan
from paraportal.demo.scale.caseloads import (
    TRIAL_TARGET,
    BulkRows,
    Times,
    add_target,
    make_blocks,
    make_student,
    taught_of,
    tie_to,
)
from paraportal.demo.scale.frame import DOMAIN, SchoolFrame
from paraportal.demo.scale.recording import BulkTarget, Stretch, record
from paraportal.demo.scale.seed import AFTERNOON, DAYS_A_YEAR, calendar_of
from staff.calendar.school_time import moment
from staff.models import Period, School, User
from students.models import Student

TARGETS, YEARS, SHARE, TRIALS = 12, 3, 0.8, 20


def plant(today: date, name: str) -> None:
    """A student called `name` in the first school, taught until `today`."""
    school = School.objects.get(name="Great Prairie School 1")
    stretch = Stretch(calendar_of(today, 1, YEARS).past[-YEARS * DAYS_A_YEAR :], school.zone)
    first = stretch.days[0]
    times = Times(first, moment(school.zone, first - timedelta(days=1), AFTERNOON))
    rng, rows = Random("big"), BulkRows()
    student = _student(rows, school, name, times, rng)
    taught = _taught(rows, school, student, times, rng)
    with transaction.atomic():
        rows.write()
    record(taught, stretch, 99, lambda _text: None)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("ANALYZE")


def _person(key: str) -> User:
    return User.objects.get(email=f"{key}1@{DOMAIN}")


def _student(rows: BulkRows, school: School, name: str, times: Times, rng: Random) -> Student:
    periods = {p.name: p for p in Period.objects.filter(bell__school=school, bell__is_regular=True)}
    student = make_student(rows, school, name, times, rng)
    tie_to(rows, student, _person("teacher"), _person("para"), _person("teacher"), times, [])
    make_blocks(rows, student, SchoolFrame(school, 1, periods), times)
    return student


def _taught(rows: BulkRows, school: School, student: Student, times: Times, rng: Random) -> list[BulkTarget]:
    """Targets in one plan, each with more trials than anybody takes."""
    device = rows.add(Device(id=uuid7(), school=school)).pk
    plan, taught = rows.add(Plan(student=student)), []
    for n in range(TARGETS):
        target, version = add_target(rows, plan, n + 1, TRIAL_TARGET, _person("teacher"), times)
        one = taught_of(target, version, student, _person("para"), device, n, rng)
        taught.append(replace(one, share=SHARE, trials=TRIALS))
    return taught
