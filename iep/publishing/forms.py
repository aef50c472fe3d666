from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.versions import Source
from iep.drafts.fields import day_field
from iep.drafts.forms import section, side_by_side, without_tag
from iep.models import PlanKind
from iep.plans.kinds import WORDS
from iep.versions.models import Layer


class SourceForm(forms.Form):
    """Where a decision comes from. `kind`: of the plan, which calls its sources by its own names."""

    source = forms.ChoiceField(label=_("Where does this come from?"), widget=forms.RadioSelect)
    source_date = day_field(label=_("Day of the meeting or agreement"), required=False)
    source_with = forms.CharField(
        label=_("With whom"),
        max_length=300,
        required=False,
        help_text=_("For example: Ana Lund (mother), Ms. Okafor (speech), the IEP team."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Paras read this with the update. For example: Annual IEP. Or: flat for 4 weeks."),
    )

    use_required_attribute = False

    def __init__(self, *args: Any, kind: str = PlanKind.IEP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources: Any = self.fields["source"]
        sources.choices = WORDS[kind].sources
        if kind != PlanKind.IEP:
            self.fields["source_date"].label = _("Day of the decision")
            self.fields["source_date"].help_text = _("Empty: today.")
            self.fields["source_with"].label = _("Who decided")
        self.helper = without_tag(section(_("The source"), *self.asked(), *self.further()))

    def asked(self) -> list[Any]:
        return ["source", side_by_side("source_date", "source_with"), "reason"]

    def further(self) -> list[str]:
        """Names of fields beside those of the source."""
        return []


class EndPartForm(SourceForm):
    """Who decided that it ends, and with which day."""

    last_day = day_field(
        label=_("Last day"),
        required=False,
        help_text=_("In force until this day is over. Empty: it ends now."),
    )

    def further(self) -> list[str]:
        return ["last_day"]


class GoOnForm(forms.Form):
    """Why what was to end goes on."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Paras read this with the update."),
        error_messages={"required": _("Say in a sentence why this changes.")},
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = without_tag()


class PublishForm(SourceForm):
    """Which drafts go into force, and where they come from. The page lists the drafts to tick."""

    drafts = forms.MultipleChoiceField(
        label=_("Drafts"),
        error_messages={
            "required": _("Choose at least one draft."),
            "invalid_choice": _("A draft changed while you reviewed it. Look at the changes again."),
        },
    )
    takes_effect = day_field(
        label=_("Takes effect"), required=False, help_text=_("Empty: at once. Later: from that morning on.")
    )

    def __init__(
        self,
        *args: Any,
        offered: Sequence[Any],
        kind: str = PlanKind.IEP,
        decides: bool = True,
        **kwargs: Any,
    ) -> None:
        """`decides`: may this person publish what a team decided? A provider publishes what is taught."""
        self.decides = decides
        super().__init__(*args, kind=kind, **kwargs)
        self.fields["drafts"].choices = [(token(draft), str(draft.pk)) for draft in offered]  # type: ignore[attr-defined]
        words = Source.TEACHING.label if kind == PlanKind.IEP else Layer.TEACHING.label
        sources: Any = self.fields["source"]
        # A provider publishes no decision, so the meeting is not even offered.
        sources.choices = [*(sources.choices if decides else ()), (Source.TEACHING.value, words)]
        if not decides:
            sources.initial = self.initial["source"] = Source.TEACHING.value

    def asked(self) -> list[Any]:
        return super().asked() if self.decides else ["source", "reason"]

    def further(self) -> list[str]:
        return ["takes_effect"]

    def clean_drafts(self) -> dict[UUID, int]:
        """{draft id: reviewed revision}"""
        return dict(parts for one in self.cleaned_data["drafts"] for parts in [_parsed(one)])

    def chosen(self) -> set[str]:
        """Tokens that are ticked: all of them until somebody chooses."""
        # Bound and empty means that somebody unticked all of them.
        return set(self["drafts"].value() or []) if self.is_bound else set(self.offered_tokens())

    def offered_tokens(self) -> list[str]:
        return [value for value, _label in self.fields["drafts"].choices]  # type: ignore[attr-defined]


def token(draft: Any) -> str:
    """What a checkbox posts: which draft, at which revision it was reviewed."""
    return f"{draft.pk}:{draft.revision}"


def _parsed(value: str) -> tuple[UUID, int]:
    draft, _colon, revision = value.partition(":")
    try:
        return UUID(draft), int(revision)
    except ValueError:
        raise ValidationError(gettext_now("This draft is not known.")) from None
