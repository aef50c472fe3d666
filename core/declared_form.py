"""Forms of declared settings (`core.declared`): their fields, what they begin with, and what was filled in.

    self.fields.update(form_fields(RateSettings))
    settings = read_form(RateSettings, self.cleaned_data, asked=self.fields)

A type of field that looks unlike the others registers how it is asked for: `@form_field.register`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import MISSING
from functools import singledispatch
from operator import attrgetter
from typing import Any, TypeVar

from django import forms
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from core.declared import (
    ChoiceSpec,
    Declared,
    FieldSpec,
    KeySpec,
    LinesSpec,
    NumberSpec,
    ShownText,
    TextSpec,
    TicksSpec,
    WholeSpec,
    WrongSettings,
    defaults_of,
    specs_of,
)
from core.form_fields import LinesField, whole

DeclaredT = TypeVar("DeclaredT", bound=Declared)
_label_of = lazy(attrgetter("label"), str)


def asked_specs(declared: type[Declared]) -> Iterator[tuple[str, str, FieldSpec]]:
    """(name of the field, name in the form, what is declared) of each field that a form asks for."""
    for name, spec in specs_of(declared).items():
        yield name, spec.asked_as or name, spec


def form_fields(declared: type[Declared]) -> dict[str, forms.Field]:
    """New fields by their names in the form, in the order in which they are declared."""
    return {
        asked_as: form_field(spec, **_common(name, spec, declared))
        for name, asked_as, spec in asked_specs(declared)
        if spec.label
    }


def read_form(
    declared: type[DeclaredT], cleaned: Mapping[str, Any], asked: Container[str], **given: Any
) -> DeclaredT:
    """The settings from what a form cleaned. What it did not ask for, or has no meaning, is the default.

    `asked`: names of the form's fields; `given`: fields that stand elsewhere. Raises KeyError where one was
    asked for and is missing or wrong, `WrongSettings` for values that are not good together.
    """
    values = dict(defaults_of(declared))
    for name, asked_as, spec in asked_specs(declared):
        if asked_as in asked and spec.means_something(values.__getitem__):
            # A KeyError here is meant: the form had an error at this field, and says so itself.
            value = cleaned[asked_as]
            if value is not None:
                values[name] = _read(declared, name, spec, value)
    return declared(**given, **values)


def read_typed(declared: type[DeclaredT], typed: Mapping[str, Any]) -> DeclaredT:
    """The settings of a form's raw values, such as a QueryDict; the defaults if they are not valid."""
    form = forms.Form(data=typed)
    form.fields.update(form_fields(declared))
    form.full_clean()
    try:
        return read_form(declared, form.cleaned_data, form.fields)
    except (KeyError, ValueError):
        return declared()


def initial_values(settings: Declared) -> dict[str, Any]:
    """What the fields of a form show of `settings`."""
    return {spec.asked_as or name: getattr(settings, name) for name, spec in settings.stored_specs()}


def deciding(*declared: type[Declared]) -> set[str]:
    """Names of the form's fields on whose choice others depend."""
    asked = {name: (asked_as, spec) for each in declared for name, asked_as, spec in asked_specs(each)}
    decisive = {str(spec.only_if[0]) for _asked_as, spec in asked.values() if spec.only_if}
    return {asked_as for name, (asked_as, spec) in asked.items() if spec.decides or name in decisive}


def meaningless(declared: type[Declared], value_of: Callable[[str], Any]) -> set[str]:
    """Names of the form's fields that the values in the others leave without a meaning."""
    return {asked_as for _name, asked_as, spec in asked_specs(declared) if not spec.means_something(value_of)}


def _read(declared: type[Declared], name: str, spec: FieldSpec, value: object) -> Any:
    try:
        return spec.read(value)
    except ValueError as why:
        raise WrongSettings(declared.WHAT, (name, str(why))) from None


@singledispatch
def form_field(spec: FieldSpec, **common: Any) -> forms.Field:
    """The field that asks for what `spec` declares; `common`: label, help text, initial, required."""
    raise TypeError(f"No form asks for {type(spec).__name__}.")


@form_field.register
def _whole_field(spec: WholeSpec, **common: Any) -> forms.Field:
    return whole(spec.low, spec.high_in_form or spec.high, **common)


@form_field.register
def _number_field(spec: NumberSpec, **common: Any) -> forms.Field:
    return forms.DecimalField(
        min_value=spec.low,
        max_value=spec.high,
        max_digits=len(str(spec.high)) + spec.places,
        decimal_places=spec.places,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        **common,
    )


@form_field.register
def _text_field(spec: TextSpec, **common: Any) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": spec.rows}) if spec.rows else forms.TextInput()
    return forms.CharField(max_length=spec.longest, widget=widget, **common)


@form_field.register
def _key_field(spec: KeySpec, **common: Any) -> forms.Field:
    return forms.ChoiceField(choices=[(key, translated(words)) for key, words in spec.offered()], **common)


@form_field.register
def _choice_field(spec: ChoiceSpec, **common: Any) -> forms.Field:
    words = spec.words or {word: _label_of(word) for word in spec.of}
    choices: list[tuple[str, Any]] = [(word.value, translated(shown)) for word, shown in words.items()]
    if spec.unset:
        common |= {"required": False, "initial": ""}
        choices.insert(0, ("", translated(spec.unset)))
    return forms.ChoiceField(choices=choices, **common)


@form_field.register
def _lines_field(spec: LinesSpec, **common: Any) -> forms.Field:
    return LinesField(most=spec.most, longest=spec.longest, rows=spec.rows, **common)


@form_field.register
def _ticks_field(spec: TicksSpec, **common: Any) -> forms.Field:
    choices = [(key, translated(words)) for key, words in spec.offered()]
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)


def translated(words: ShownText) -> Any:
    """`words` as a lazy text that is translated when the form is shown."""
    return gettext_lazy(words) if isinstance(words, str) and words else words


def _common(name: str, spec: FieldSpec, declared: type[Declared]) -> dict[str, Any]:
    default = defaults_of(declared).get(name, MISSING)
    initial = spec.initial if spec.initial is not None or default is MISSING else default
    return {
        "label": capfirst(translated(spec.label)),
        "help_text": translated(spec.help),
        "initial": initial,
        "required": spec.required,
    }
