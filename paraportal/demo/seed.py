"""Seeding, from an empty database to a district with a history. The same bytes for the same day and seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from django.db import connection, transaction

from core.ids import repeatable_ids
from datacollection.sync import devices
from paraportal.demo import (
    abouts,
    care,
    caseload,
    contacts,
    events,
    fades,
    families,
    sending,
    substitute,
    summer,
)
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import amina, dj, light, mateo, panhia, weekly
from paraportal.demo.history.sitting import DemoSitting, on_paper, with_drills, with_slips
from paraportal.demo.people import make_people
from paraportal.demo.place import make_place
from paraportal.demo.plans import Author
from paraportal.demo.spec import StudentSpec as Spec
from paraportal.demo.stage import DemoStage
from paraportal.demo.students.amina import AMINA
from paraportal.demo.students.birch_intermediate import INTERMEDIATE
from paraportal.demo.students.birch_primary import PRIMARY
from paraportal.demo.students.dj import DJ
from paraportal.demo.students.harper import HARPER
from paraportal.demo.students.marsh_lake import MIDDLE
from paraportal.demo.students.marsh_lake_upper import UPPER
from paraportal.demo.students.mateo import MATEO
from paraportal.demo.students.panhia import PANHIA
from paraportal.demo.students.ty import TY

# Those written out in full, then those in a few lines
LIGHT = (*PRIMARY, *INTERMEDIATE, *MIDDLE, *UPPER)
STUDENTS = (MATEO, PANHIA, DJ, HARPER, AMINA, TY, *(light.student for light in LIGHT))
PAPER_SHEETS = 5


def seed(today: date, number: int, password: str, students: Sequence[Spec] = STUDENTS) -> DemoStage:
    """All or nothing. `number`: chooses the chances. `students`: fewer for a smaller district."""
    devices.epoch()  # an installation's own, never repeated
    with transaction.atomic(), repeatable_ids(Random(f"ids {number} {today}")):
        _take_time()
        return _seed(DemoCalendar.around(today, number), number, password, students)


def _take_time() -> None:
    """Lift the time limits of the connection for this transaction."""
    # They are for web requests; seeding may run on a slow machine that is busy starting.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def history(calendar: DemoCalendar, number: int) -> list[DemoSitting]:
    """All that was recorded, of all students: pure."""
    comments = mateo.sittings(calendar, _rng(number, "mateo"))
    paper = [s for s in comments if s.target == "mateo.comments"]
    others = [s for s in comments if s.target != "mateo.comments"]
    sittings = [
        *others,
        *on_paper(_rng(number, "paper"), paper, PAPER_SHEETS),
        *panhia.sittings(calendar, _rng(number, "panhia")),
        *dj.sittings(calendar, _rng(number, "dj")),
        *amina.sittings(calendar, _rng(number, "amina")),
        *weekly.harper_sittings(calendar, _rng(number, "harper")),
        *weekly.ty_sittings(calendar, _rng(number, "ty")),
        *(s for one in LIGHT for s in light.sittings(calendar, one, _rng(number, one.key))),
    ]
    told = substitute.instead(sittings, substitute.day_of(calendar))
    return with_slips(_rng(number, "slips"), with_drills(told))


def _rng(number: int, what: str) -> Random:
    return Random(f"{what} {number}")


def _seed(calendar: DemoCalendar, number: int, password: str, students: Sequence[Spec]) -> DemoStage:
    place = make_place(calendar)
    stage = DemoStage(place, make_people(place.schools, calendar, password))
    for spec in students:
        caseload.bring(stage, spec)
        author = Author(stage, spec)
        author.write()
        families.record(stage, spec)
        abouts.write(stage, spec)
        caseload.staff(stage, spec)
        author.revise()
    caseload.give_lunches(stage)
    if MATEO in students:
        summer.decide(stage)
    care.delegate(stage)
    if PANHIA in students:
        substitute.send_for(stage)
    fades.fade(stage)
    sending.send(stage, (s for s in history(calendar, number) if s.target in stage.targets))
    contacts.give(stage, _rng(number, "contacts"))
    events.acknowledge(stage)
    care.absent(stage)
    if MATEO in students:
        events.hold_one(stage, "jamal", "mateo.requests", 3)
    return stage
