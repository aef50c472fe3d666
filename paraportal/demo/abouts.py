"""Who a student is, written down by the case manager on the day of the plan."""

from __future__ import annotations

from paraportal.demo.bells import at
from paraportal.demo.spec import StudentSpec as Spec
from paraportal.demo.stage import DemoStage
from paraportal.demo.students.abouts import ABOUTS, AboutSpec
from students.about import actions as about_actions

AFTER_SCHOOL = at("15:45")


def write(stage: DemoStage, spec: Spec) -> None:
    for about in (about for about in ABOUTS if about.student == spec.key):
        about_actions.write_about(
            student=stage.students[spec.key],
            fields=_fields(stage, about),
            by=stage.people[spec.case_manager],
            reason="Asked the student, the family and last year’s team.",
            at=stage.on(spec.begins, AFTER_SCHOOL),
        )


def _fields(stage: DemoStage, about: AboutSpec) -> dict[str, object]:
    words = {name: value for name, value in about._asdict().items() if name not in {"student", "asked"}}
    return words | {"asked_on": stage.calendar.D(about.asked) if about.own_words else None}
