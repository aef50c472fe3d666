"""What a rating scale asks of a target: its ends, and words for its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import LinesField, whole
from iep.measures.base import AnyMeasure, Settings
from iep.measures.ladder import Ladder
from iep.measures.latency import Middle
from iep.measures.rating import HIGHEST, Anchors, RatingSettings
from iep.targets.measure_form import MeasureForm
from iep.targets.timing_form import MIDDLES

_ANCHOR = re.compile(r"(\d{1,3})\s*[:=.)-]?\s*(.*)")


class AnchorsField(LinesField):
    """A value and its words a line: "1: upset". Cleans to ((1, "upset"), ...), the lowest first."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return "\n".join(one if isinstance(one, str) else f"{one[0]}: {one[1]}" for one in value)
        return value

    def clean(self, value: Any) -> Anchors:
        return tuple(sorted(self._anchor(line) for line in super().clean(value)))

    @staticmethod
    def _anchor(line: str) -> tuple[int, str]:
        found = _ANCHOR.fullmatch(line)
        if not found or not found[2].strip():
            raise ValidationError(
                gettext_now("“%(line)s”: write the value, a colon and its words, as in “1: upset”.")
                % {"line": line[:30]}
            )
        return int(found[1]), found[2].strip()


class RatingForm(MeasureForm):
    rows = (("lowest", "highest"),)

    lowest = whole(0, HIGHEST, label=_("Lowest value"), initial=1)
    highest = whole(0, HIGHEST, label=_("Highest value"), initial=5)
    anchors = AnchorsField(
        label=_("What the values mean"),
        most=HIGHEST + 1,
        longest=100,
        rows=5,
        required=False,
        help_text=_("One a line, as in “1: upset, needs a break”. Some or all values."),
    )
    told = forms.ChoiceField(label=_("The score is"), choices=MIDDLES, initial=Middle.MEAN)

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return RatingSettings(
            ladder=ladder,
            lowest=cleaned["lowest"],
            highest=cleaned["highest"],
            anchors=cleaned["anchors"],
            told=Middle(cleaned["told"]),
        )

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str | Promise]]:
        low, high = cleaned["lowest"], cleaned["highest"]
        values = [value for value, _words in cleaned["anchors"]]
        if low >= high:
            yield "highest", _("The highest value is more than the lowest.")
            return
        if len(set(values)) < len(values):
            yield "anchors", _("Each value stands here once.")
        if any(not low <= value <= high for value in values):
            yield "anchors", _("Each value is from %(low)d to %(high)d.") % {"low": low, "high": high}
        if "threshold" in cleaned and cleaned["threshold"] < low:
            yield "threshold", _("At least %(least)d, the lowest value.") % {"least": low}
