from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import text
from iep.drafts.forms import section, without_tag
from iep.models import UpdateAnswer, UpdateQuestion

_READERS = _("Parents may read this. Write what you saw and heard.")


class _WordsForm(forms.Form):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("Write a sentence.")
        self.helper = without_tag(section("", "text"))


class QuestionForm(_WordsForm):
    text = text(UpdateQuestion, "text", rows=3, label=_("Your question"), help_text=_READERS)


class QuestionAnswerForm(_WordsForm):
    text = text(UpdateAnswer, "text", rows=4, label=_("Your answer"), help_text=_READERS)
