"""The part of the target form that belongs to one measure: what the forms of all measures share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from iep.measures.base import AnyMeasure, Settings
from iep.measures.ladder import ANY, DEFAULT_LADDER, Ladder

Value = Callable[[str], Any]  # what stands in a field of this name now


class MeasureForm(forms.Form):
    """`rows`: names of fields that stand beside each other. `fewest`: the label of a minimum of trials."""

    rows: ClassVar[tuple[tuple[str, ...], ...]] = ()
    fewest: ClassVar[Any] = _("Fewest trials")

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        """From what was cleaned. Raises KeyError where a field is missing, ValueError in words."""
        default: Settings = measure.parse(None, ladder)
        return default

    def spared(self, value: Value) -> set[str]:
        """Fields that the other choices leave without a meaning."""
        return set()

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str | Promise]]:
        """(field, words) for values that are good alone, and not together."""
        yield from ()


class CountsThrough(forms.Form):
    """Which prompt level still counts as correct."""

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
