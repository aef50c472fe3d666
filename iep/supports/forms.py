from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.declared_form import form_fields, read_form
from iep.drafts.fields import text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.models import SupportVersion
from iep.supports.kinds.base import AnyKind

COMMON = tuple(name for name in SupportVersion.CONTENT if name != "settings")


class SupportForm(DraftForm):
    """What every support says, and between it the part of the form that its kind brings along."""

    what = text(SupportVersion, "what")
    when = text(SupportVersion, "when")
    where = text(SupportVersion, "where")
    how_often = text(SupportVersion, "how_often")
    how = text(SupportVersion, "how", rows=3)
    avoid = text(SupportVersion, "avoid", rows=2)
    script = text(SupportVersion, "script", rows=2)
    fade = text(SupportVersion, "fade", rows=2)

    def __init__(self, *args: Any, kind: AnyKind, disciplines: Sequence[str] = (), **kwargs: Any) -> None:
        self.kind, self.disciplines = kind, disciplines
        super().__init__(*args, **kwargs)

    def sections(self) -> list[Any]:
        """Also brings in the fields of the kind, and its examples."""
        own = form_fields(self.kind.settings_type)
        self.fields.update(own)
        for name in COMMON:
            self.fields[name].help_text = str(self.kind.example.get(name, ""))
        return [
            section(
                _("What the student gets"),
                "what",
                side_by_side("when", "where"),
                "how_often",
                *self.ask_discipline(),
            ),
            *([section(self.kind.name, *own)] if own else []),
            section(_("How adults do it"), "how", "avoid", "script"),
            section(_("Toward needing it less"), "fade"),
        ]

    def content(self) -> dict[str, Any]:
        common = {name: self.cleaned_data[name] for name in COMMON}
        settings = read_form(self.kind.settings_type, self.cleaned_data, self.fields)
        return common | {"settings": settings.to_json()}

    def fill(self, of: Any) -> None:
        super().fill(of)
        of.kind = self.kind.key

    def preview(self) -> Preview:
        so_far = self.so_far()
        given = [str(so_far.get(name) or "").rstrip(". ") for name in ("what", "when", "where", "how_often")]
        sentences = [", ".join(words for words in given if words), self._own_sentence(so_far)]
        told = ". ".join(sentence for sentence in sentences if sentence)
        return [(gettext_now("A para reads"), told.rstrip(".") + ".")] if told else []

    def _own_sentence(self, so_far: dict[str, Any]) -> str:
        """What the kind says beside it, once all that it asks for is there."""
        try:
            return self.kind.sentence(read_form(self.kind.settings_type, so_far, self.fields))
        # The preview is asked while fields are still missing or wrong; the errors themselves come with
        # saving.
        except (KeyError, ValueError):
            return ""

    def _again(self, **kwargs: Any) -> SupportForm:
        return SupportForm(kind=self.kind, disciplines=self.disciplines, **kwargs)


def initial_support(version: SupportVersion) -> dict[str, Any]:
    """What the form shows of a version; settings under their own names."""
    return {name: getattr(version, name) for name in COMMON} | dict(version.settings)
