"""What a task analysis asks of a target: the steps, and how the chain is taught."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import LinesField, whole
from iep.measures.base import AnyMeasure, Settings
from iep.measures.chain import LONGEST_STEP, MOST_STEPS, Chaining, TaskAnalysisSettings
from iep.measures.ladder import Ladder
from iep.targets.measure_form import CountsThrough, MeasureForm, Value

FEWEST_STEPS = 2
OF_TRAINING = ("training_step", "training_percent", "training_sessions")


class StepsField(LinesField):
    """One step a line, in order. The same words may stand twice: a chain can rinse more than once."""

    def clean(self, value: Any) -> Any:
        given = forms.CharField.clean(self, self.prepare_value(value))
        lines = tuple(line.strip() for line in given.splitlines() if line.strip())
        self._check(lines)
        return lines


class TaskAnalysisForm(CountsThrough, MeasureForm):
    rows = (("training_step", "training_percent", "training_sessions"),)

    steps = StepsField(
        label=_("Steps"),
        most=MOST_STEPS,
        longest=LONGEST_STEP,
        rows=6,
        help_text=_("One a line, in the order in which they are done. For example: Turn on the water."),
    )
    chaining = forms.ChoiceField(label=_("How the steps are taught"), initial=Chaining.TOTAL)
    training_step = whole(
        1,
        MOST_STEPS,
        label=_("Step that is taught now"),
        required=False,
        help_text=_("Its number. Empty: where the chain begins, the first or the last step."),
    )
    training_percent = forms.DecimalField(
        label=_("Next step at"),
        initial=Decimal(100),
        min_value=Decimal(0),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        help_text=_("Percent of sessions in which this step was right."),
    )
    training_sessions = whole(1, 99, label=_("Of the last sessions"), initial=3)

    field_order = ("steps", "counts_through", "chaining", *OF_TRAINING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chaining"].choices = [(one.value, one.label) for one in Chaining]  # type: ignore[attr-defined]

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        chaining, steps = Chaining(cleaned["chaining"]), cleaned["steps"]
        common = {"ladder": ladder, "steps": steps, "counts_through": cleaned["counts_through"]}
        if chaining is Chaining.TOTAL:
            return TaskAnalysisSettings(chaining=chaining, **common)
        return TaskAnalysisSettings(
            chaining=chaining, **common, **{name: cleaned[name] for name in OF_TRAINING}
        )

    def spared(self, value: Value) -> set[str]:
        return set(OF_TRAINING) if value("chaining") == Chaining.TOTAL else set()

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str | Promise]]:
        n = len(cleaned["steps"])
        if n < FEWEST_STEPS:
            yield "steps", _("Write at least two steps, one a line.")
        elif (cleaned.get("training_step") or 0) > n:
            yield "training_step", _("There are only %(n)d steps.") % {"n": n}
