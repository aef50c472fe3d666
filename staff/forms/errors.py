"""From the words of an action to the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.forms import BaseForm


def show(form: BaseForm, error: ValidationError, fields: Mapping[str, str]) -> None:
    """Put each error at its field of `form`; `fields`: the form's own words for some."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        place = fields.get(name, name)
        for one in errors:
            form.add_error(place if place in form.fields else None, one)
