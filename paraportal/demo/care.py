"""Care that the nurse has delegated: who was trained in it for which student. And who is away."""

from __future__ import annotations

from datetime import timedelta

from paraportal.demo.spec import START
from paraportal.demo.stage import DemoStage
from paraportal.demo.students.care import AWAY, CARE, ILL
from schedule.absences import actions as absence_actions
from students.care import actions as care_actions

NURSE, DIRECTOR = "denise", "carla"
MORNING, EVENING = 8 * 60, 17 * 60
TRAINED = timedelta(days=364)


def delegate(stage: DemoStage) -> None:
    """On the day after the plans; a year's training each."""
    nurse, at = stage.people[NURSE], stage.on(START - 1, MORNING)
    for care in CARE:
        if care.student not in stage.students:
            continue
        task = care_actions.delegate_care(
            student=stage.students[care.student], name=care.name, steps=care.steps, call=care.call,
            by=nurse, at=at,
        )  # fmt: skip
        last = stage.calendar.D(START - 1) + TRAINED
        for para in care.trained:
            care_actions.sign_off(task=task, person=stage.people[para], last=last, by=nurse, at=at)


def absent(stage: DemoStage) -> None:
    """Of those without recent data, why; and a para who is ill today."""
    days, by = [*stage.calendar.past, stage.calendar.today], stage.people[DIRECTOR]
    for student, first, last, said in AWAY:
        if student in stage.students:
            absence_actions.record_student_absence(
                student=stage.students[student], first=days[-2 - first], last=days[-2 - last],
                told_by=said, by=by, at=stage.on(first, MORNING),
            )  # fmt: skip
    person, said = ILL
    absence_actions.record_absence(
        person=stage.people[person],
        first=days[-1],
        last=days[-1],
        told_by=said,
        by=by,
        at=stage.on(0, EVENING),
    )
