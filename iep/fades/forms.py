from __future__ import annotations

from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.form_fields import LinesField, whole
from iep.drafts.fields import text
from iep.drafts.forms import section, side_by_side, without_tag
from iep.fades.models import MOST_STEPS
from iep.models import Fade, FadeStep
from iep.publishing.forms import SourceForm

MOST = 99  # sessions that the data are asked of
END = "end"


class FadeForm(forms.Form):
    """A fade plan: its steps, and what the data must show before the next is proposed."""

    what = text(
        Fade, "what", help_text=_("For example: How near the adult is on the bus. Or: Help with the zipper.")
    )
    steps = LinesField(
        label=_("Steps, one a line"),
        most=MOST_STEPS,
        longest=160,
        rows=5,
        help_text=_("First what adults do now, last the least help. For example: Sits beside. 3 m away."),
    )
    decided_from = whole(
        2,
        MOST_STEPS,
        required=False,
        label=_("First step that lowers support written in the IEP"),
        help_text=_("Its number. From there on each step needs a decision of the team. Empty: none does."),
    )
    threshold = forms.DecimalField(
        label=_("Next step proposed at"), max_digits=9, decimal_places=2, help_text=_("As the graph counts.")
    )
    x = whole(1, MOST, label=_("Reached in"), initial=3)
    y = whole(
        1, MOST, label=_("Of the last"), initial=3, help_text=_("Sessions, or days where it counts days.")
    )
    why = text(FadeStep, "why", rows=2, label=_("Why"), help_text=_("Paras read this with the update."))

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = without_tag(
            section(_("The steps"), "what", "steps", "decided_from"),
            section(_("What the data must show"), side_by_side("threshold", "x", "y"), "why"),
        )

    def clean_steps(self) -> tuple[str, ...]:
        steps: tuple[str, ...] = self.cleaned_data["steps"]
        # With one step there is nothing that could grow less.
        if len(steps) < 2:
            raise forms.ValidationError(gettext_now("Write at least two steps."))
        return steps

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if {"x", "y"} <= cleaned.keys() and cleaned["x"] > cleaned["y"]:
            self.add_error("x", gettext_now("Cannot be more than the sessions that are looked at."))
        return cleaned


class FadeStepForm(SourceForm):
    """To which step, and why. A decision of the team is asked for where a step offered may need one."""

    to = forms.ChoiceField(label=_("From today on"), widget=forms.RadioSelect)

    field_order = ("to", "reason", "source", "source_date", "source_with")

    def __init__(self, *args: Any, fade: Fade, now: FadeStep, kind: str, **kwargs: Any) -> None:
        self.next_is_decided = fade.needs_decision(now.number + 1, now.number) and now.number < len(
            fade.steps
        )
        super().__init__(*args, kind=kind, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [*_steps(fade, now), (END, gettext_now("End the fade plan: no step holds any more"))]
        # Only some of the steps on offer need a decision: which one was chosen is known only in the action.
        self.fields["source"].required = False
        self.fields["source"].label = gettext_now("Where was the next step decided?")
        self.fields["reason"].help_text = gettext_now(
            "Paras read this with the update. For example: 3 sessions in a row. Or: missed a stop."
        )
        asked = self.asked() if self.next_is_decided else []
        self.helper.layout = Layout(
            section(
                gettext_now("Change the step"), Field("to", wrapper_class="pp-sentences"), "reason", *asked
            )
        )

    def asked(self) -> list[Any]:
        return ["source", side_by_side("source_date", "source_with")]

    def decision(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in ("source", "source_date", "source_with")}


def _steps(fade: Fade, now: FadeStep) -> list[tuple[str, str]]:
    """The next step, then those before, the nearest first."""
    found = []
    if now.number < len(fade.steps):
        number = now.number + 1
        words = gettext_now("On to step %(n)d: %(words)s")
        if fade.needs_decision(number, now.number):
            words = gettext_now("On to step %(n)d, as the team decided: %(words)s")
        found.append((str(number), words % {"n": number, "words": fade.words(number)}))
    for number in range(now.number - 1, 0, -1):
        words = gettext_now("Back to step %(n)d: %(words)s")
        found.append((str(number), words % {"n": number, "words": fade.words(number)}))
    return found
