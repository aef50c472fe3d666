"""What all forms of drafts share: they remember what stood when they were opened, and preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.publishing import Basis
from students.models import Discipline

Preview = list[tuple[str, str]]


def without_tag(*layout: Any) -> FormHelper:
    """How crispy-forms draws the fields of a form whose tag, with its token, the template writes."""
    helper = FormHelper()
    helper.form_tag = False
    # The template writes the form tag with its token: a second token field would be one too many.
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper


class DraftForm(forms.Form):
    """`content()` is what a draft is saved with: columns of the version.

    It can be shown anew with what was typed so far (`redrawn`), because some fields appear only once
    others are chosen; that works with and without a script.
    """

    # Fields on whose choice others depend: the page asks for the form again when they change.
    CHOOSING: ClassVar[tuple[str, ...]] = ()
    # In which its writer may begin something new; the first is the usual one.
    disciplines: Sequence[str] = ()

    # The fields that the page showed. What it did not show was not left empty by anybody.
    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**9)
    based_on = forms.UUIDField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False  # the server says what is missing, in words, at the field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = without_tag("asked", "revision", "based_on", *self.sections())
        # Without the field (a first opening, a script, a test) the form counts as shown whole.
        self._asked = set(self.data.get("asked", "").split()) or set(self.fields)
        # After `sections`, which adds and removes fields: only now it is known which ones the page shows.
        self.initial["asked"] = " ".join(self.fields)
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill this in.")

    def sections(self) -> list[Any]:
        """The layout: fieldsets in the order in which a person thinks."""
        raise NotImplementedError

    def content(self) -> dict[str, Any]:
        """Columns of the version, from cleaned data."""
        raise NotImplementedError

    def preview(self) -> Preview:
        """Sentences of what has been written so far, as others will read them."""
        return []

    def checklist(self) -> list[str] | None:
        """What is not yet measurable of what has been written so far; None where that is no question."""
        return None

    def ask_discipline(self) -> list[str]:
        """The field that says who writes what is new, where there is a choice; else nothing is asked."""
        if len(self.disciplines) < 2:
            return []
        names = dict(Discipline.choices)
        self.fields["discipline"] = forms.ChoiceField(
            label=_("Who writes it"),
            choices=[(one, names[Discipline(one)]) for one in self.disciplines],
            initial=self.disciplines[0],
        )
        return ["discipline"]

    def whose(self) -> str:
        """The one that was chosen, or the only one there is."""
        return str(self.cleaned_data.get("discipline") or self.disciplines[0])

    def fill(self, of: Any) -> None:
        """Put into a new thing what was chosen of it, beside the fields of its first draft."""
        if self.disciplines:
            of.discipline = self.whose()

    def basis(self) -> Basis:
        return Basis(self.cleaned_data["revision"] or 0, self.cleaned_data["based_on"])

    def values(self) -> dict[str, Any]:
        """What stands in the fields now, typed or initial."""
        return {name: self[name].value() for name in self.fields}

    def redrawn(self) -> Self:
        """The same form, not judged, with what was typed so far."""
        # A field that was not on the page has an empty value that nobody left empty: it keeps its initial
        # one.
        typed = {name: value for name, value in self.values().items() if name in self._asked}
        return self._again(initial={**self.initial, **typed})

    def is_unfinished(self) -> bool:
        """Was it sent with a choice whose fields its writer has not seen?"""
        # A choice without a script may bring fields that were not on the page when it was sent.
        return not self._asked.issuperset(self.fields)

    def _again(self, **kwargs: Any) -> Self:
        return type(self)(**kwargs)

    def so_far(self) -> dict[str, Any]:
        """What is valid so far, whatever else is missing: for the preview."""
        # An unbound form cleans nothing, so for the preview its own values are sent through it as if typed.
        form = self if self.is_bound else self._again(data=self.values())
        form.full_clean()
        return form.cleaned_data


def section(legend: str | Promise, *fields: Any) -> Fieldset:
    return Fieldset(legend, *fields, css_class="pp-card pp-form-section")


def side_by_side(*fields: Any) -> Div:
    return Div(*fields, css_class="pp-form-row")


def with_basis(initial: dict[str, Any], basis: Basis) -> dict[str, Any]:
    based_on: UUID | None = basis.based_on
    return initial | {"revision": basis.revision, "based_on": based_on}
