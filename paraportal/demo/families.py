"""Whom the case managers know at home, written down with the plan."""

from __future__ import annotations

from datetime import timedelta

from paraportal.demo.bells import at
from paraportal.demo.spec import START
from paraportal.demo.spec import StudentSpec as Spec
from paraportal.demo.stage import DemoStage
from paraportal.demo.students.families import ADULTS, HOPES, AdultSpec
from students.family import actions as family_actions

AFTER_SCHOOL = at("15:30")


def record(stage: DemoStage, spec: Spec) -> None:
    """The adults of one student, and what the family said at the meeting."""
    student, by = stage.students[spec.key], stage.people[spec.case_manager]
    moment = stage.on(spec.begins, AFTER_SCHOOL)
    for adult in (adult for adult in ADULTS if adult.student == spec.key):
        family_actions.record_adult(student=student, fields=_fields(stage, adult), by=by, at=moment)
    for hopes in (hopes for hopes in HOPES if hopes.student == spec.key):
        family_actions.write_hopes(
            student=student, words=hopes.words, are_shown=hopes.are_shown, by=by, at=moment
        )


def _fields(stage: DemoStage, adult: AdultSpec) -> dict[str, object]:
    known = {name: value for name, value in adult._asdict().items() if name not in {"student", "order"}}
    ordered = None if adult.order is None else stage.calendar.D(START) - timedelta(days=adult.order)
    return known | {"decides_for": False, "order_on": ordered}
