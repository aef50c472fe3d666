"""A kind of table: its columns, and how a line becomes the fields of a draft by the form of that part.

The forms judge, so a table can bring nothing that the page would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst

from core.form_fields import LinesField
from core.versions import Version
from iep.drafts.forms import DraftForm
from iep.models import Plan
from iep.parts import PLAN_PARTS, PlanPart

# How people write what a choice holds, beside its own words
_ALSO = {
    "daily": "day", "per day": "day", "weekly": "week", "per week": "week", "monthly": "month",
    "per month": "month", "yearly": "year", "per year": "year", "general education": "general",
    "in class": "general", "special education": "outside", "pull-out": "outside", "push-in": "general",
    "one to one": "individual", "1:1": "individual", "small group": "group",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """Of one part of a plan. `columns`: {field of the form: names of the column, the first is ours}."""

    key: str
    name: str | Promise
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    form: Callable[[Plan, Any, dict[str, str]], DraftForm]
    same: tuple[str, ...]  # what two lines share that are one and the same

    @property
    def header(self) -> str:
        return "\t".join(names[0] for names in self.columns.values())

    def field_of(self, name: str) -> str | None:
        """The field of a column, by whichever of its names and however it is spaced."""
        plain = " ".join(name.casefold().replace("_", " ").split())
        return next((one for one, names in self.columns.items() if plain in names), None)


def filled(form: DraftForm, cells: Mapping[str, str]) -> dict[str, Any]:
    """What a person would have left in the form, with the cells of the line written into it."""
    data: dict[str, Any] = form.values() | {"asked": " ".join(form.fields)}
    for name, text in cells.items():
        asked = form.fields.get(name)
        if asked is not None and text:
            data[name] = _as_typed(asked, text)
        # An empty cell leaves the default; a required field that has none is told as missing.
        elif asked is not None and asked.required and not asked.initial and name not in form.initial:
            data[name] = ""
    return data


def _as_typed(asked: forms.Field, text: str) -> str:
    if isinstance(asked, forms.ChoiceField):
        return _choice(asked, text)
    if isinstance(asked, LinesField):
        # In a cell a bar parts the lines of a list.
        return text.replace("|", "\n")
    return text


def _choice(asked: forms.ChoiceField, text: str) -> str:
    """The stored word of what was written: itself, its words on the screen, or a usual other way."""
    plain = " ".join(text.casefold().split())
    choices: Any = asked.choices
    values = {str(value).casefold(): str(value) for value, _label in choices}
    labels = {str(label).casefold(): str(value) for value, label in choices}
    # "day" is also found under its words on the screen, "a day". What is unknown is returned as it was
    # written: the form refuses it in words.
    found = values.get(plain) or labels.get(plain) or labels.get(f"a {plain}")
    return found or values.get(_ALSO.get(plain, "")) or text


def columns_of(
    model: type[Version], fields: tuple[str, ...], **more: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """{field: (its label, further names)}"""
    names = {}
    for name in fields:
        label = str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        names[name] = (name.replace("_", " "), label.casefold(), *more.get(name, ()))
    return names


def importable_parts() -> dict[str, PlanPart[Any]]:
    """{key of its sheet: part}"""
    return {part.sheet.key: part for part in PLAN_PARTS if part.sheet}


def sheet_of(part: PlanPart[Any]) -> Sheet:
    """Raises LookupError for a part that no table brings."""
    if part.sheet is None:
        raise LookupError(f"No table brings parts of the kind {part.key!r}.")
    return part.sheet
