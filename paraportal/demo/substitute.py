"""A para who was away on a Tuesday, and the substitute who came with a pass for her blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from paraportal.demo.bells import at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history.sitting import DemoSitting
from paraportal.demo.stage import DemoStage
from schedule.absences import actions as absence_actions
from schedule.day import Calendar
from schedule.day.places import blocks_of_day
from schedule.models import PassTry, StudentBlock
from schedule.passes import actions as pass_actions
from schedule.passes.actions import Substitute

KEY, NAME, PERMIT = "margit", "Margit Olsen", "STS-204417"
AWAY, TEACHER, SCHOOL = "mai", "soua", "birch"
TUESDAY = 1
CALLED, MADE, CAME = at("6:10"), at("6:55"), at("7:35")
SAID = "Mai, by phone: her own child is ill"


def day_of(calendar: DemoCalendar) -> date:
    """The last Tuesday with school."""
    return calendar.weekly(TUESDAY, 1, only=True)[-1]


def send_for(stage: DemoStage) -> None:
    """The absence, and the pass: before anything is recorded on that day."""
    day = day_of(stage.calendar)
    teacher, school = stage.people[TEACHER], stage.place.schools[SCHOOL]
    absence_actions.record_absence(
        person=stage.people[AWAY], first=day, last=day, told_by=SAID, by=teacher, at=stage.moment(day, CALLED)
    )
    made, _pin = pass_actions.make_pass(
        who=Substitute(name=NAME, permit=PERMIT),
        teacher=teacher,
        school=school,
        day=day,
        blocks=_blocks(stage, day),
        by=teacher,
        at=stage.moment(day, MADE),
    )
    PassTry.objects.create(of=made, at=stage.moment(day, CAME), was_right=True)
    stage.people[KEY] = made.person


def _blocks(stage: DemoStage, day: date) -> list[StudentBlock]:
    """What the para who is away would have done on that day."""
    hers = [row for (_key, block), rows in stage.blocks.items() if block.para == AWAY for row in rows]
    school = stage.place.schools[SCHOOL]
    known = Calendar(day).of([school])[school.pk]
    return [row for row in hers if row.holds_on(day) and blocks_of_day([row], known)[0]]


def instead(sittings: Iterable[DemoSitting], day: date) -> list[DemoSitting]:
    """What the one who is away would have recorded, recorded by the substitute."""
    return [replace(s, by=KEY) if s.by == AWAY and s.day == day else s for s in sittings]
