"""A chain step by step: what became of each in the latest sessions, and how the training step stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from datacollection.graphs.sittings import Sitting, Tallies
from datacollection.models import Purpose, Session
from iep.measures.chain import StepProposal, TaskAnalysisSettings, proposal
from iep.models import TargetVersion

LATEST = 8  # sessions that are shown
LOOKED_AT = 100  # sessions that the training step is judged by, at most


@dataclass(frozen=True)
class StepRow:
    """A step and what became of it, in words and as a key for the style, session by session."""

    n: int
    words: str
    is_training: bool
    results: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class StepHistory:
    """`sessions`: (id, day), latest first, one for each result of a row. `proposal`: of the training step."""

    sessions: Sequence[tuple[UUID, date]]
    rows: Sequence[StepRow]
    proposal: StepProposal | None


def steps_of(version: TargetVersion, sittings: Sequence[Sitting]) -> StepHistory | None:
    """What became of each step in the latest sessions; None where the measure has no steps. One query.

    Only teaching sessions whose version had the same list of steps.
    """
    settings = version.teaching.settings
    if not isinstance(settings, TaskAnalysisSettings) or not settings.steps:
        return None
    teaching = [one for one in sittings if one.purpose == Purpose.TEACHING and one.measure == version.measure]
    # In another chain step 3 was another step, so sessions under other steps are left out.
    same = _same_steps(version, [one.session for one in teaching[-LOOKED_AT:]])
    kept = [one for one in teaching[-LOOKED_AT:] if one.session in same]
    # The last eight, newest first.
    shown = kept[: -LATEST - 1 : -1]
    rows = [
        StepRow(n, words, n == settings.training, [_result(one.tallies, n) for one in shown])
        for n, words in enumerate(settings.steps, start=1)
    ]
    said = proposal([one.tallies for one in kept], settings)
    return StepHistory([(one.session, one.school_day) for one in shown], rows, said)


def _same_steps(version: TargetVersion, sessions: Sequence[UUID]) -> set[UUID]:
    found = Session.objects.filter(pk__in=sessions, version__steps=version.steps)
    return set(found.values_list("pk", flat=True))


def _result(tallies: Tallies, n: int) -> tuple[str, str]:
    words = {
        "met": _("Yes"),
        "unmet": _("No"),
        "adult": _("Adult"),
        "absent": _("Did not arise"),
    }
    key = next((key for key in words if tallies.get(f"step_{key}.{n}")), "")
    return key or "untaught", words.get(key, _("Not taught"))
