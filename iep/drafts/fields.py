"""Fields that several forms share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

Text = str | Promise
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
_YEAR = _("Enter a year from 2000 to 2100.")


def text(model: type[models.Model], name: str, *, rows: int = 0, **options: Any) -> forms.CharField:
    """A text field with the label and the length of the model's; `rows` makes it a larger box."""
    column: Any = model._meta.get_field(name)
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    options = {
        "label": capfirst(column.verbose_name),
        "max_length": column.max_length,
        "required": not column.blank,
    } | options
    return forms.CharField(widget=widget, **options)


def day_field(**options: Any) -> forms.DateField:
    """A day, by the browser's own picker. A slip in the year is told at once."""
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[MinValueValidator(EARLIEST, _YEAR), MaxValueValidator(LATEST, _YEAR)],
        **options,
    )


def whole(low: int, high: int, **options: Any) -> forms.IntegerField:
    """A whole number from `low` to `high`."""
    return forms.IntegerField(
        min_value=low, max_value=high, widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **options
    )


class LinesField(forms.CharField):
    """One short text a line; cleans to a tuple, without empty lines and repetitions."""

    def __init__(self, *, most: int = 50, longest: int = 80, rows: int = 4, **options: Any) -> None:
        self.most, self.longest = most, longest
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        given = super().clean(self.prepare_value(value))
        lines = tuple(dict.fromkeys(line.strip() for line in given.splitlines() if line.strip()))
        self._check(lines)
        return lines

    def _check(self, lines: Sequence[str]) -> None:
        if len(lines) > self.most:
            raise ValidationError(
                gettext_now("Write at most %(most)d lines. There are %(have)d.")
                % {"most": self.most, "have": len(lines)}
            )
        for line in lines:
            if len(line) > self.longest:
                raise ValidationError(
                    gettext_now("“%(line)s…” is too long. A line has at most %(most)d characters.")
                    % {"line": line[:30], "most": self.longest}
                )
