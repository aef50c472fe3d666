"""How help grows less in two plans: beside Ty on the bus, and in Harper's math."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from core.versions import Source
from iep.fades import actions as fade_actions
from iep.models import Fade
from paraportal.demo.bells import at
from paraportal.demo.stage import DemoStage

AFTERNOON = at("15:50")


class Step(NamedTuple):
    """From `n` school days ago on. `decided`: with whom the team decided it, on the same day."""

    n: int
    number: int
    why: str
    decided: str = ""


class FadeSpec(NamedTuple):
    target: str
    by: str
    what: str
    steps: tuple[str, ...]
    threshold: int
    taken: tuple[Step, ...]
    decided_from: int | None = None


PLANS = (
    FadeSpec("ty.bus", "tom", "How near the adult is on the bus",
         ("Beside him", "3 m away", "The other end of the bus", "Meets him at the stop"), 80,
         (Step(105, 1, "The ride is new."), Step(82, 2, "Four rides with at most two hints."),
          Step(58, 3, "He rang for his stop on eight rides in a row."), Step(40, 4, "Ty asked for it."),
          Step(31, 3, "He missed the stop on a dark morning and called, as planned."),
          Step(14, 4, "Six rides without a hint."))),
    FadeSpec("harper.on_task", "renee", "Adults in math",
         ("An adult at the table", "An adult in the room, at the back", "The class teacher alone"), 75,
         (Step(105, 1, "As it was."),
          Step(50, 2, "Adult support from five periods to those that need it.",
               "Harper, Ms. Lindqvist, Grace Lindholm, Carla Jorgensen")), decided_from=2),
)  # fmt: skip


def fade(stage: DemoStage) -> None:
    for plan in PLANS:
        if plan.target in stage.targets:
            _write(stage, plan)


def _write(stage: DemoStage, plan: FadeSpec) -> None:
    first, *later = plan.taken
    by = stage.people[plan.by]
    begun = fade_actions.start_fade(
        target=stage.targets[plan.target],
        what=plan.what,
        steps=plan.steps,
        threshold=Decimal(plan.threshold),
        x=3,
        y=4,
        why=first.why,
        decided_from=plan.decided_from,
        by=by,
        at=stage.on(first.n, AFTERNOON),
    )
    for step in later:
        _take(stage, begun.fade, step, plan.by)


def _take(stage: DemoStage, fade: Fade, step: Step, by: str) -> None:
    decision: dict[str, Any] = {"source": "", "source_date": None, "source_with": ""}
    if step.decided:
        day = stage.calendar.D(step.n)
        decision = {"source": Source.MEETING, "source_date": day, "source_with": step.decided}
    fade_actions.take_fade_step(
        fade=fade, number=step.number, why=step.why, by=stage.people[by], source=decision,
        at=stage.on(step.n, AFTERNOON),
    )  # fmt: skip
