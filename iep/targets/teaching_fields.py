"""Groups of fields of a target, each of which becomes one frozen dataclass of `iep.measures`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import LinesField, whole
from iep.measures.dataplan import DataPlan, Rhythm
from iep.measures.ladder import DEFAULT_LADDER, Ladder
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


def initial_of_data_plan(plan: DataPlan) -> dict[str, Any]:
    return {
        "rhythm": plan.rhythm.value,
        "days_a_week": plan.n,
        "trials": plan.trials,
        "blocks": plan.blocks,
        "by_whom": plan.by_whom,
    }
