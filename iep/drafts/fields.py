"""Fields that several forms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

Text = str | Promise
# Wide enough for any school record and narrow enough that a slip of the finger (0206, 20266) is refused.
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
        # The browser's picker reads and writes this form alone, whatever the language of the page.
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[MinValueValidator(EARLIEST, _YEAR), MaxValueValidator(LATEST, _YEAR)],
        **options,
    )
