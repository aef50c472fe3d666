"""Plans that are IEPs and plans that are none (G1): what each calls its decisions and where they come from.

Stored is the same for all: a meeting, or a decision without one. Only an IEP asks for the meeting or the
agreement that the law knows; every other plan says who decided, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.versions import Source, Version
from iep.parts import part_of
from iep.plans.models import PlanKind
from iep.versions.models import Layer

Words = str | Promise


@dataclass(frozen=True)
class KindWords:
    """`decision`: the layer that is not the teacher's alone. `lead`: what this plan is for."""

    decision: Words
    meeting: Words
    agreement: Words
    review: Words
    lead: Words

    @property
    def sources(self) -> list[tuple[str, Words]]:
        return [(Source.MEETING.value, self.meeting), (Source.AGREEMENT.value, self.agreement)]


WORDS: dict[str, KindWords] = {
    PlanKind.IEP: KindWords(
        decision=_("IEP decision"),
        meeting=Source.MEETING.label,
        agreement=Source.AGREEMENT.label,
        review=_("Annual review due"),
        lead=_("Decided by the IEP team, the parents included."),
    ),
    PlanKind.SECTION_504: KindWords(
        decision=_("Section 504 decision"),
        meeting=_("Section 504 team meeting"),
        agreement=_("Decision of the Section 504 team without a meeting"),
        review=_("Review due"),
        lead=_("Equal access for a student with a disability. It is no IEP."),
    ),
    PlanKind.ENRICHMENT: KindWords(
        decision=_("Enrichment decision"),
        meeting=_("Meeting with the family"),
        agreement=_("Decision of the teachers"),
        review=_("Review due"),
        lead=_("For what a student is ready to go further in. It is no IEP."),
    ),
    PlanKind.INTERVENTION: KindWords(
        decision=_("Intervention decision"),
        meeting=_("Problem-solving team meeting"),
        agreement=_("Decision of the teachers"),
        review=_("Review due"),
        lead=_("Extra teaching for a time, with data on whether it helps. It is no IEP."),
    ),
}


def kind_of(row: Any) -> str | None:
    """Of which kind of plan a version or a thing is a part; None for what belongs to no plan (a safety card).

    A support that names no plan stands under the IEP.
    """
    part, of = part_of(row), row.of if isinstance(row, Version) else row  # type: ignore[attr-defined]
    if part.plan_path is None:
        return None
    plan = part.plan_of(of)
    return plan.kind if plan else PlanKind.IEP.value


def words_of(row: Any) -> KindWords:
    """Of the plan of a version or a thing."""
    return WORDS[kind_of(row) or PlanKind.IEP]


def layer_words(version: Any) -> str:
    """Who may change it: the team of its plan, or the teacher."""
    if getattr(version, "LAYER", Layer.TEACHING) == Layer.IEP:
        return str(words_of(version).decision)
    return str(Layer.TEACHING.label)


def source_words(version: Version) -> str:
    """Where a published version comes from, as its kind of plan calls it."""
    return source_words_of(version, version.source)


def source_words_of(row: Any, source: str) -> str:
    """What `source` is called in the kind of plan of a version or a thing."""
    return str(dict(words_of(row).sources).get(source, Layer.TEACHING.label))
