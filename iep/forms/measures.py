"""What each measure asks of a target. A measure without an entry here asks nothing and takes its defaults."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.forms.fields import whole
from iep.measures.base import AnyMeasure, PointUnit, Settings
from iep.measures.discrete_trial import DiscreteTrialSettings
from iep.measures.frequency import FrequencySettings
from iep.measures.ladder import ANY, DEFAULT_LADDER, Ladder
from iep.measures.rate import Per, RateSettings


class MeasureForm(forms.Form):
    """The part of the target form that belongs to one measure."""

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        """From what was cleaned. Raises KeyError where a field is missing, ValueError in words."""
        default: Settings = measure.parse(None, ladder)
        return default


class DiscreteTrialForm(MeasureForm):
    counts_through = forms.ChoiceField(
        label=_("Counts as correct"),
        initial=DEFAULT_LADDER.levels[0].key,
        help_text=_("Data always shows the prompt level; this says which responses score."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, *others = DEFAULT_LADDER.levels
        self.fields["counts_through"].choices = [  # type: ignore[attr-defined]
            (first.key, _("Only without any prompt")),
            *((level.key, _("Up to: %(level)s") % {"level": level.label}) for level in others),
            (ANY, _("With any prompt")),
        ]

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return DiscreteTrialSettings(ladder=ladder, counts_through=cleaned["counts_through"])


class FrequencyForm(MeasureForm):
    point = forms.ChoiceField(
        label=_("One point on the graph is"),
        choices=[
            (PointUnit.DAY, _("a school day")),
            (PointUnit.WEEK, _("a week")),
            (PointUnit.SESSION, _("one observation")),
        ],
        initial=PointUnit.DAY,
    )

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return FrequencySettings(ladder=ladder, point=PointUnit(cleaned["point"]))


class RateForm(MeasureForm):
    per = forms.ChoiceField(
        label=_("Counted per"),
        choices=[(Per.MINUTE, _("minute")), (Per.HOUR, _("hour")), (Per.DAY, _("day"))],
        initial=Per.HOUR,
    )
    day_minutes = whole(
        1,
        1440,
        label=_("Minutes of a day"),
        initial=390,
        help_text=_("How long a day of observation is. A school day of 6 hours and 30 minutes has 390."),
    )

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        per = Per(cleaned["per"])
        return RateSettings(
            ladder=ladder, per=per, day_minutes=cleaned["day_minutes"] if per is Per.DAY else 0
        )


FORMS: dict[str, type[MeasureForm]] = {
    "discrete_trial": DiscreteTrialForm,
    "frequency": FrequencyForm,
    "rate": RateForm,
}


def form_for(measure: AnyMeasure) -> MeasureForm:
    return FORMS.get(measure.key, MeasureForm)()
