from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.publishing import draft_of, newest
from iep.drafts.views import Page, initial_for
from iep.drafts.writers import Writer
from iep.measures.ladder import DEFAULT_LADDER, Ladder, Level
from iep.measures.words import joined
from iep.models import Goal, Target, TargetVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart, is_new
from iep.targets.actions import open_baseline
from iep.targets.forms import TargetForm, initial_target
from iep.targets.teaching import Teaching
from iep.versions.describing import numbered
from iep.versions.models import Layer


def target_rows(version: TargetVersion) -> list[LabeledWords]:
    written = [(_("Target"), version.name), (_("What to do and what counts"), version.statement)]
    try:
        return written + _teaching_rows(version)
    except (LookupError, ValueError) as problem:  # stored by a later release, or by hand
        return [*written, (_("Cannot be read"), str(problem))]


def _teaching_rows(version: TargetVersion) -> list[LabeledWords]:
    teaching = version.teaching
    levels = (
        joined(level.label for level in teaching.ladder.levels) if teaching.measure.carries_prompts else ""
    )
    return [
        (_("Measure"), teaching.measure.name),
        (_("Steps"), numbered(teaching.settings.steps)),
        (_("How it is taken"), teaching.measure.sentence(teaching.settings)),
        (_("On the graph"), teaching.measure.axis(teaching.settings).label),
        (_("Prompting"), teaching.prompting.sentence()),
        (_("Prompt levels"), levels),
        (_("Mastered when"), teaching.criterion_sentence),
        (_("Data"), teaching.data_plan.sentence()),
        (_("Items"), ", ".join(version.items)),
    ]


def complete_target(target: Target) -> None:
    # A target holds its student in a column of its own, which has to be that of its goal's plan.
    target.student = target.goal.plan.student


def check_open(of: Target, fields: Mapping[str, Any], who: Writer) -> None:
    if of.closed_at is not None:
        raise ValidationError(_("This target is closed. It is no longer changed."))


def target_as_it_reads(of: Target, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Raises LookupError or ValueError in words."""
    teaching = Teaching.of(TargetVersion(of=of, **columns))
    # A criterion that its measure cannot judge would never be met, and nobody would see why.
    teaching.criterion.check_fits(teaching.measure, teaching.settings)
    # Every ladder under which trials may have been recorded: their stored codes must keep their meaning.
    for ladder in of.versions.exclude(published_by=None).values_list("ladder", flat=True):
        teaching.ladder.check_follows(Ladder.from_json(ladder))
    names = ("settings", "ladder", "criterion", "prompting", "data_plan")
    return {name: getattr(teaching, name).to_json() for name in names}


def target_page(target: Target, writer: Writer, request: HttpRequest) -> Page:
    goal, more = target.goal, {}
    if is_new(target):
        again = reverse("iep:target-new", args=[goal.pk])
        more = {"and_target": (_("Save and add another"), lambda draft: again)}
        form = partial(TargetForm, disciplines=writer.disciplines)
    else:
        form = partial(TargetForm, ladder=_ladder(target))
    return Page(
        student=target.student,
        by=writer.user,
        heading=_("New target") if more else _("Target"),
        lead=_goal_sentence(goal),
        layer=Layer.TEACHING.label,
        of=target,
        form=form,
        initial=initial_for(target, initial_target),
        more=more,
    )


def _goal_sentence(goal: Goal) -> str:
    version = newest(goal) or draft_of(goal)
    return version.sentence() if version else ""


def _ladder(target: Target) -> Ladder:
    """The levels to choose from: those of every day, and what this target has beside them."""
    version = draft_of(target) or newest(target)
    own: tuple[Level, ...] = version.teaching.ladder.levels if version else ()
    more = tuple(level for level in own if level.key not in DEFAULT_LADDER.keys)
    return Ladder((*DEFAULT_LADDER.levels, *more)) if more else DEFAULT_LADDER


PLAN_PARTS.register(
    PlanPart(
        model=TargetVersion,
        order=40,
        name=gettext_lazy("Target"),
        title=lambda version: _("Target: %(name)s") % {"name": version.name},
        rows=target_rows,
        form=TargetForm,
        page=target_page,
        plan_path="goal__plan",
        is_in_tree=True,
        stands_in="goal",
        complete=complete_target,
        check=check_open,
        as_it_reads=target_as_it_reads,
        copied=("discipline",),
        is_open=lambda at: Q(of__closed_at=None) | Q(of__closed_at__gt=at),
        on_first=open_baseline,
    )
)
