"""What a case manager types, and shortcuts through the actions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse

from core.versions import Source
from iep.drafts import actions as draft_actions
from iep.measures.criterion import Criterion
from iep.measures.criterion import Direction as Better
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.prompting import Procedure, Prompting
from iep.models import Goal, Support, Target
from students.models import Student

PLAN = {"starts_on": "2026-09-01", "review_due_on": "2027-08-31", "present_levels": "Asks with one symbol."}
GOAL = {
    "area": "Communication",
    "condition": "At snack and at play",
    "behavior": "request or comment with 2 or more symbols",
    "criterion": "without help in 8 of 10 opportunities",
    "baseline": "20 %",
    "due_on": "2027-06-09",
}
TARGET = {
    "name": "Asks with 2 symbols",
    "statement": "Hold two choices in view. A request of 2 symbols counts.",
    "measure": "discrete_trial",
    "shown": "discrete_trial",
    "direction": "increase",
    "counts_through": "independent",
    "items": "eat\ndrink\n\n eat \nhelp",
    "procedure": "constant_delay",
    "wait_seconds": "4",
    "prompt_note": "",
    "levels": ["independent", "gestural", "model"],
    "threshold": "80",
    "x": "3",
    "y": "3",
    "staff": "2",
    "places": "1",
    "days": "3",
    "minimum_trials": "5",
    "rhythm": "daily",
    "trials": "10",
    "blocks": "Snack\nPlay",
    "by_whom": "",
}
COUNT = {
    "name": "Comments to peers",
    "statement": "Count each comment to a peer that begins without an adult.",
    "measure": "frequency",
    "shown": "frequency",
    "direction": "increase",
    "point": "day",
    "procedure": "none",
    "prompt_note": "",
    "threshold": "4",
    "x": "3",
    "y": "4",
    "staff": "1",
    "places": "1",
    "days": "1",
    "rhythm": "n_a_week",
    "days_a_week": "3",
    "blocks": "",
    "by_whom": "",
}
SERVICE = {
    "name": "Speech and language therapy",
    "kind": "related",
    "discipline": "speech",
    "minutes": "30",
    "times": "2",
    "per": "week",
    "place": "outside",
    "where": "Room 12",
    "delivery": "group",
    "starts_on": "2026-09-01",
    "ends_on": "2027-08-31",
}
SUPPORT = {
    "what": "Snack buddy",
    "when": "At snack",
    "where": "Classroom",
    "how_often": "Each day",
    "how": "Seat Leo beside Mateo.",
    "avoid": "Do not answer for him.",
    "script": "",
    "fade": "",
}
TOKENS = SUPPORT | {
    "what": "Train board",
    "tokens": "5",
    "reinforcer": "5 minutes at the water table",
    "exchange": "When it is full",
}
PUBLICATION = {
    "drafts": "x",
    "source": "meeting",
    "source_date": "2023-01-12",
    "source_with": "A",
    "reason": "B",
    "takes_effect": "",
}
MEETING = {
    "source": Source.MEETING,
    "source_date": date(2023, 1, 12),
    "source_with": "Ana Lund (mother)",
    "reason": "Annual IEP.",
}


def url(name: str, pk: Any) -> str:
    return reverse(f"iep:{name}", args=[pk])


def goal_fields(**changed: Any) -> dict[str, Any]:
    return GOAL | {"due_on": date(2027, 6, 9)} | changed


def target_fields(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Asks with 2 symbols",
        "statement": "Hold two choices in view.",
        "measure": "discrete_trial",
        "prompting": Prompting(Procedure.CONSTANT_DELAY, 4),
        "ladder": {},
        "criterion": Criterion(threshold=Decimal(80), staff=2),
        "data_plan": DataPlan(trials=10),
        "items": ("eat", "drink"),
    } | changed


def count_fields(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Hits",
        "statement": "Count each hit.",
        "measure": "frequency",
        "direction": "decrease",
        "prompting": Prompting(),
        "ladder": {},
        "criterion": Criterion(threshold=Decimal(1), direction=Better.DECREASE),
        "data_plan": DataPlan(rhythm=DataRhythm.EACH_OCCURRENCE),
    } | changed


def service_fields(**changed: Any) -> dict[str, Any]:
    dates = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}
    return SERVICE | {"minutes": 30, "times": 2} | dates | changed


def support_fields(**changed: Any) -> dict[str, Any]:
    return SUPPORT | {"settings": {}} | changed


def a_whole_draft(student: Student, by: Any) -> Goal:
    """A plan with a goal, two targets and a support, all drafts."""
    plan = draft_actions.draft_plan(
        student=student,
        by=by,
        fields={"starts_on": date(2026, 9, 1), "review_due_on": date(2027, 8, 31), "present_levels": "…"},
    ).of
    goal = draft_actions.draft_part(of=Goal(plan=plan), fields=goal_fields(), by=by).of
    draft_actions.draft_part(of=Target(goal=goal), fields=target_fields(), by=by)
    draft_actions.draft_part(of=Target(goal=goal), fields=count_fields(), by=by)
    draft_actions.draft_part(
        of=Support(student=student, kind="accommodation"), fields=support_fields(), by=by
    )
    return goal


def days(n: int) -> timedelta:
    return timedelta(days=n)
