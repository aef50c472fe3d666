"""Groups of fields of a target, each of which becomes one frozen dataclass of `iep.measures`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.forms.fields import LinesField, whole
from iep.measures.criterion import MOST, Criterion
from iep.measures.criterion import Direction as Better
from iep.measures.dataplan import DataPlan, Rhythm
from iep.measures.ladder import DEFAULT_LADDER, Ladder
from iep.measures.mastery import Purpose
from iep.measures.prompting import LONGEST_WAIT, Procedure, Prompting


class PromptingFields(forms.Form):
    procedure = forms.ChoiceField(label=_("Prompting"), initial=Procedure.LEAST_TO_MOST)
    wait_seconds = whole(
        0,
        LONGEST_WAIT,
        label=_("Seconds to wait"),
        initial=4,
        help_text=_("The student's own time to answer, before a (further) prompt."),
    )
    prompt_note = forms.CharField(
        label=_("What else adults do"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: Model on the device, never by moving the student's hand."),
    )
    levels = forms.MultipleChoiceField(
        label=_("Prompt levels on the recorder"),
        widget=forms.CheckboxSelectMultiple,
        initial=DEFAULT_LADDER.keys,
        help_text=_("Leave out what nobody may use with this student."),
    )

    def prompting(self, cleaned: dict[str, Any]) -> Prompting:
        procedure = Procedure(cleaned["procedure"])
        wait = 0 if procedure is Procedure.NONE else cleaned["wait_seconds"]
        return Prompting(procedure, wait, cleaned["prompt_note"])

    def ladder(self, cleaned: dict[str, Any], known: Ladder) -> Ladder:
        """The chosen levels of `known`, in its order; all of them where the measure asks for none."""
        chosen = cleaned.get("levels") or known.keys
        return Ladder(tuple(level for level in known.levels if level.key in chosen))


class CriterionFields(forms.Form):
    threshold = forms.DecimalField(
        label=_("Criterion"),
        min_value=Decimal(0),
        max_digits=9,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        help_text=_("Reaching it counts."),
    )
    x = whole(1, MOST, label=_("Reached in"), initial=3)
    y = whole(
        1,
        MOST,
        label=_("Of the last"),
        initial=3,
        help_text=_("The same number twice: in a row."),
    )
    minimum_trials = whole(
        0,
        500,
        label=_("Fewest trials"),
        initial=5,
        help_text=_("A session with fewer is not judged; it neither helps nor harms."),
    )
    staff = whole(1, MOST, label=_("Different adults"), initial=2)
    places = whole(1, MOST, label=_("Different places"), initial=1)
    days = whole(1, MOST, label=_("Different days"), initial=3)

    def criterion(self, cleaned: dict[str, Any]) -> Criterion:
        is_probe = cleaned.get("rhythm") == Rhythm.WEEKLY_PROBE
        return Criterion(
            threshold=cleaned["threshold"],
            direction=Better(cleaned["direction"]),
            minimum_trials=cleaned.get("minimum_trials", 0),
            x=cleaned["x"],
            y=cleaned["y"],
            staff=cleaned["staff"],
            settings=cleaned["places"],
            days=cleaned["days"],
            purpose=Purpose.PROBE if is_probe else Purpose.TEACHING,
        )


class DataPlanFields(forms.Form):
    rhythm = forms.ChoiceField(label=_("How often"), initial=Rhythm.DAILY)
    days_a_week = whole(1, 5, label=_("Days a week"), initial=3)
    trials = whole(
        0, 500, label=_("Trials a session"), initial=10, help_text=_("0: as many as the day brings.")
    )
    blocks = LinesField(
        label=_("In which parts of the day"),
        required=False,
        longest=100,
        rows=2,
        help_text=_("One a line, as the student's day names them. Empty: in any."),
    )
    by_whom = LinesField(
        label=_("By whom"),
        required=False,
        longest=100,
        rows=2,
        help_text=_("One a line. Empty: by everybody who works with the student."),
    )

    def data_plan(self, cleaned: dict[str, Any]) -> DataPlan:
        return DataPlan(
            rhythm=Rhythm(cleaned["rhythm"]),
            n=cleaned.get("days_a_week", 1),
            trials=cleaned.get("trials", 0),
            blocks=cleaned["blocks"],
            by_whom=cleaned["by_whom"],
        )


def initial_of_prompting(prompting: Prompting, ladder: Ladder) -> dict[str, Any]:
    return {
        "procedure": prompting.procedure.value,
        "wait_seconds": prompting.wait_seconds,
        "prompt_note": prompting.note,
        "levels": list(ladder.keys),
    }


def initial_of_criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "threshold": criterion.threshold,
        "x": criterion.x,
        "y": criterion.y,
        "minimum_trials": criterion.minimum_trials,
        "staff": criterion.staff,
        "places": criterion.settings,
        "days": criterion.days,
    }


def initial_of_data_plan(plan: DataPlan) -> dict[str, Any]:
    return {
        "rhythm": plan.rhythm.value,
        "days_a_week": plan.n,
        "trials": plan.trials,
        "blocks": plan.blocks,
        "by_whom": plan.by_whom,
    }
