"""The extended school year: the student whose team decided that he is taught in July."""

from __future__ import annotations

from datetime import date

from core.versions import Source
from iep.extended_year.actions import draft_extended_year
from iep.models import ServiceVersion, TargetVersion
from iep.publishing import actions as publishing_actions
from paraportal.demo.bells import at
from paraportal.demo.calendar import summer_days
from paraportal.demo.stage import DemoStage
from schedule.blocks import actions as block_actions
from schedule.blocks.actions import Content
from schedule.day import Slot
from schedule.duties import actions as duty_actions
from schedule.models import SupervisionLevel, SupportLevel
from staff.models import Rhythm
from students.models import Assignment

STUDENT, TEACHER, PARA = "mateo", "ingrid", "luz"
DECIDED = 9  # school days ago
MONDAY_TO_THURSDAY = [1, 2, 3, 4]
GOES_ON = ("mateo.requests", "mateo.hands")
SERVICES = ("Specially designed instruction", "Speech and language therapy")
WHY = (
    "Over the summer he lost two-symbol messages and needed weeks to be back. In July he keeps them up, and "
    "the next step of hand washing is just emerging."
)
WITH = "Ms. Rivera and Mr. Lund (with interpreter), Anne Schroeder, Hannah Weiss, Carla Jorgensen"
MORNING = (
    (("9:00", "10:15"), "Communication program and snack", "Room 110"),
    (("10:15", "11:00"), "Hand washing, water table, choices", "Room 110"),
)


def decide(stage: DemoStage) -> None:
    """The team decides for next July; the mornings are planned, and a para is on duty in them."""
    student, by, written = stage.students[STUDENT], stage.people[TEACHER], stage.on(DECIDED, at("15:00"))
    days = summer_days(stage.calendar.year)
    fields = {
        "needed": True, "reasons": ["regression", "emerging_skill"], "why": WHY,
        "starts_on": days[0], "ends_on": days[-1], "targets": _targets(stage), "services": _services(stage),
    }  # fmt: skip
    draft_extended_year(student=student, fields=fields, by=by, at=written)
    publishing_actions.publish(
        student=student, by=by, source=Source.MEETING, source_date=stage.calendar.D(DECIDED),
        source_with=WITH, reason="Extended school year decided for July.", at=stage.on(DECIDED),
    )  # fmt: skip
    _plan_mornings(stage, days)


def _targets(stage: DemoStage) -> list[dict[str, str]]:
    ids = [stage.targets[key].pk for key in GOES_ON]
    rows = TargetVersion.objects.filter(of__in=ids, in_force__upper_inf=True)
    names = {row.of_id: row.name for row in rows}
    return [{"id": str(pk), "name": names[pk]} for pk in ids]


def _services(stage: DemoStage) -> list[dict[str, str]]:
    rows = ServiceVersion.objects.filter(of__plan__student=stage.students[STUDENT], name__in=SERVICES)
    return [{"id": str(row.of_id), "name": row.name} for row in rows.order_by("of__position")]


def _plan_mornings(stage: DemoStage, days: list[date]) -> None:
    student, by, now = stage.students[STUDENT], stage.people[TEACHER], stage.on(DECIDED, at("15:50"))
    assignment = Assignment.objects.get(student=student, para=stage.people[PARA])
    for (begins, ends), activity, place in MORNING:
        slots = [Slot(Rhythm.EXTENDED, day, (at(begins), at(ends))) for day in MONDAY_TO_THURSDAY]
        block_actions.set_blocks(
            student=student, slots=slots, first=days[0], last=days[-1], by=by, at=now,
            content=Content(activity, SupportLevel.ADULT, SupervisionLevel.LINE_OF_SIGHT, place),
        )  # fmt: skip
        for slot in slots:
            duty_actions.put_on_duty(assignment=assignment, slot=slot, place=place, by=by, at=now)
