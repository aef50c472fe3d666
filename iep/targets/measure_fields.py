"""Fields of a target's form that look unlike others: the steps of a chain, the words of a scale."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.declared_form import form_field
from core.form_fields import LinesField
from iep.measures.chain import LONGEST_STEP, MOST_STEPS
from iep.measures.rating import HIGHEST, Anchors, AnchorsSpec

FEWEST_STEPS = 2
_ANCHOR = re.compile(r"(\d{1,3})\s*[:=.)-]?\s*(.*)")


class StepsField(LinesField):
    """One step a line, in order. The same words may stand twice: a chain can rinse more than once."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Steps"),
            most=MOST_STEPS,
            longest=LONGEST_STEP,
            rows=6,
            help_text=_("One a line, in the order in which they are done. For example: Turn on the water."),
        )

    def clean(self, value: Any) -> Any:
        # Not LinesField.clean: the chain may rinse twice, and the same words in two lines are two steps.
        given = forms.CharField.clean(self, self.prepare_value(value))
        lines = tuple(line.strip() for line in given.splitlines() if line.strip())
        self._check(lines)
        if len(lines) < FEWEST_STEPS:
            raise ValidationError(_("Write at least two steps, one a line."))
        return lines


class AnchorsField(LinesField):
    """A value and its words a line: "1: upset". Cleans to ((1, "upset"), ...), the lowest first."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return "\n".join(one if isinstance(one, str) else f"{one[0]}: {one[1]}" for one in value)
        return value

    def clean(self, value: Any) -> Anchors:
        # Sorted for the writer: settings ask for the lowest value first.
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


@form_field.register
def _anchors_field(spec: AnchorsSpec, **common: Any) -> forms.Field:
    # From 0 to HIGHEST there are HIGHEST + 1 values.
    return AnchorsField(most=HIGHEST + 1, longest=100, rows=5, **common)
