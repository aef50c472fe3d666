from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import DayField
from staff.models import School
from students.roster.outcome import Decisions
from students.roster.problems import RosterRefused
from students.roster.source import MIB, Zip

MAX_SENT = 256 * MIB
END, SCHOOL, SAME, PLACES = "end-", "school-", "same-", "places_end"


class UploadForm(forms.Form):
    """A roster as a zip. `districts`: those that this person administers."""

    district = forms.ModelChoiceField(label=gettext_lazy("District"), queryset=School.objects.none())
    file = forms.FileField(
        label=gettext_lazy("OneRoster zip"),
        help_text=gettext_lazy(
            "Version 1.1 or 1.2, with manifest.csv in it. Nothing is imported before you see it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def __init__(self, *args: Any, districts: QuerySet[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(districts)
        self.fields["district"].queryset = districts  # type: ignore[attr-defined]
        if len(found) == 1:
            self.fields["district"].initial = found[0].pk
            self.fields["district"].widget = forms.HiddenInput()

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_SENT:
            raise ValidationError(_("The file is larger than %(n)d MB."), params={"n": MAX_SENT // MIB})
        try:
            Zip(file)
        except RosterRefused as refused:
            raise ValidationError(str(refused)) from refused
        file.seek(0)
        return file


class DecisionForm(forms.Form):
    """What a person decides about a checked roster. The fields follow what was found in it.

    `missing`: (key, who and where); `schools`: (organization, its name); `choices`: schools here that might
    be meant; `taken`: (id of a teacher, words). Empty dates keep what is.
    """

    def __init__(
        self,
        *args: Any,
        missing: list[tuple[str, str]],
        schools: list[tuple[str, str]],
        choices: list[School],
        taken: list[tuple[str, str]],
        n_places: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for key, words in missing:
            self.fields[END + key] = DayField(label=words, required=False)
        if n_places:
            self.fields[PLACES] = DayField(label=_("Last day of those places in classes"), required=False)
        known = [("", _("A new school")), *((str(school.pk), school.name) for school in choices)]
        for org, name in schools:
            self.fields[SCHOOL + org] = forms.ChoiceField(label=name, choices=known, required=False)
        answers = [("", _("Leave this teacher out")), ("same", _("It is the same person"))]
        for one, words in taken:
            self.fields[SAME + one] = forms.ChoiceField(label=words, choices=answers, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = [value for name, value in cleaned.items() if name.startswith(SCHOOL) and value]
        for name, value in list(cleaned.items()):
            if name.startswith(SCHOOL) and value and chosen.count(value) > 1:
                self.add_error(name, _("Another school of the file is this school already."))
        return cleaned

    def decisions(self) -> Decisions:
        given = self.cleaned_data
        places: date | None = given.get(PLACES)
        return Decisions(
            schools=dict(_under(given, SCHOOL)),
            same=tuple(one for one, _value in _under(given, SAME)),
            ends=dict(_under(given, END)),
            places_end=places,
        )

    def _group(self, prefix: str) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(prefix)]

    def missing_fields(self) -> list[BoundField]:
        return self._group(END)

    def places_fields(self) -> list[BoundField]:
        return self._group(PLACES)

    def school_fields(self) -> list[BoundField]:
        return self._group(SCHOOL)

    def taken_fields(self) -> list[BoundField]:
        return self._group(SAME)


def _under(given: dict[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    return (
        (name.removeprefix(prefix), value)
        for name, value in given.items()
        if name.startswith(prefix) and value
    )


def initial_decisions(decisions: Decisions) -> dict[str, Any]:
    """The fields of `DecisionForm` as they were decided."""
    return {
        **{SCHOOL + org: chosen for org, chosen in decisions.schools.items()},
        **{SAME + one: "same" for one in decisions.same},
        **{END + key: day for key, day in decisions.ends.items()},
        PLACES: decisions.places_end,
    }
