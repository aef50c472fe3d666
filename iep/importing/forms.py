from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from iep.drafts.forms import section, without_tag
from iep.importing import Unreadable, decode, importable_parts

LARGEST = 1024 * 1024  # bytes of a file


class ImportForm(forms.Form):
    """A table, as a file or as text. `text` is what is read: a file becomes the text on the page."""

    what = forms.ChoiceField(label=_("What is in the table?"), widget=forms.RadioSelect, initial="goals")
    file = forms.FileField(
        label=_("CSV file"), required=False, help_text=_("Saved from a spreadsheet as CSV. At most 1 MB.")
    )
    text = forms.CharField(
        label=_("Or paste the cells here"),
        required=False,
        # A first column that is empty begins with a tab: stripping it would move all cells of the line.
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("The first line holds the names of the columns."),
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = importable_parts().items()
        self.fields["what"].choices = [(key, part.sheet.name) for key, part in parts if part.sheet]  # type: ignore[attr-defined]
        self.helper = without_tag(section(_("The table"), "what", "file", "text"))

    def clean_file(self) -> str:
        """Its text; empty where there is no file."""
        upload = self.cleaned_data["file"]
        if not upload:
            return ""
        if upload.size > LARGEST:
            raise ValidationError(gettext_now("This file is larger than 1 MB."))
        try:
            return decode(upload.read())
        except Unreadable as problem:
            raise ValidationError(str(problem)) from problem

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        # A file wins over the box, which may still hold the text of an earlier one.
        cleaned["text"] = cleaned.get("file") or cleaned.get("text", "")
        if not self.errors and not cleaned["text"].strip():
            self.add_error("text", gettext_now("Choose a file, or paste the cells."))
        return cleaned
