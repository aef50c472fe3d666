from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ConfirmForm(forms.Form):
    """The para's own word on a contact. Who says no also says what was otherwise."""

    YES, NO = "yes", "no"

    agrees = forms.ChoiceField(
        label=_("Did it happen like this?"),
        choices=[(YES, _("Yes, it happened like this")), (NO, _("No, it was otherwise"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What was otherwise"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("agrees") == self.NO and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say in a few words what was otherwise."))
        return cleaned


class WithdrawForm(forms.Form):
    """Why a contact is taken back. In its first minutes that is an undo, and needs no reason."""

    why = forms.CharField(label=_("Why you take it back"), max_length=300)

    def __init__(self, *args: Any, is_undo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = not is_undo
