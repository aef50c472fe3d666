from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.form_fields import whole
from iep.drafts.fields import day_field, text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.models import Delivery, Place, PlanVersion, ServiceKind, ServicePer, ServiceVersion
from iep.services.models import LONGEST_MINUTES, MOST_TIMES
from students.models import Discipline


def _choice(name: str, choices: Any, **options: Any) -> forms.ChoiceField:
    column: Any = ServiceVersion._meta.get_field(name)
    return forms.ChoiceField(label=capfirst(column.verbose_name), choices=choices.choices, **options)


class ServiceForm(DraftForm):
    """Amount, frequency, place, duration: all that an IEP says of a service."""

    name = text(
        ServiceVersion, "name", help_text=_("For example: Speech and language therapy. Or: Reading, Tier 3.")
    )
    kind = _choice("kind", ServiceKind, initial=ServiceKind.SPECIAL_EDUCATION)
    discipline = _choice("discipline", Discipline, initial=Discipline.TEACHING)
    minutes = whole(1, LONGEST_MINUTES, label=_("Minutes each time"), initial=30)
    times = whole(1, MOST_TIMES, label=_("How many times"), initial=1)
    per = _choice("per", ServicePer, initial=ServicePer.WEEK)
    place = _choice("place", Place, initial=Place.GENERAL, widget=forms.RadioSelect)
    where = text(ServiceVersion, "where", help_text=_("For example: Room 12. May be empty."))
    delivery = _choice("delivery", Delivery, initial=Delivery.INDIVIDUAL, widget=forms.RadioSelect)
    starts_on = day_field(label=_("From"))
    ends_on = day_field(label=_("Until"))

    def __init__(
        self,
        *args: Any,
        plan_version: PlanVersion | None = None,
        own: frozenset[str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`plan_version`: whose dates a new service begins with. `own`: the disciplines of whose services a
        provider may write; None: of all.
        """
        self.plan_version, self.own = plan_version, own
        if plan_version is not None:
            dates = {"starts_on": plan_version.starts_on, "ends_on": plan_version.review_due_on}
            kwargs["initial"] = dates | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def sections(self) -> list[Any]:
        if self.own is not None:
            # Narrowed here because `sections` runs before the form is validated: another discipline is then
            # refused.
            self.fields["discipline"].choices = [c for c in Discipline.choices if c[0] in self.own]  # type: ignore[attr-defined]
        return [
            section(_("The service"), "name", side_by_side("kind", "discipline")),
            section(_("How much"), side_by_side("minutes", "times", "per"), "delivery"),
            section(_("Where"), "place", "where"),
            section(_("How long"), side_by_side("starts_on", "ends_on")),
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it begins."))
        return cleaned

    def content(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ServiceVersion.CONTENT}

    def preview(self) -> Preview:
        so_far = self.so_far()
        if not set(ServiceVersion.CONTENT) <= set(so_far):
            return []
        version = ServiceVersion(**{name: so_far[name] for name in ServiceVersion.CONTENT})
        return [(gettext_now("A parent reads"), version.sentence())]

    def _again(self, **kwargs: Any) -> ServiceForm:
        return ServiceForm(plan_version=self.plan_version, own=self.own, **kwargs)
