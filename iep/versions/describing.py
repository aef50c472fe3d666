"""What a version says, in words: rows of (label, words), and what changed from one version to the next.

The same rows stand on the plan page, in the review before publishing and in what a para is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.versions import Version
from iep.measures.words import joined
from iep.models import (
    ExtendedReason,
    ExtendedYearVersion,
    GoalVersion,
    PlanVersion,
    ServiceVersion,
    SupportVersion,
    TargetVersion,
)
from iep.plans.kinds import words_of
from iep.supports.kinds import SUPPORT_KINDS
from students.models import AboutVersion, SafetyCardVersion

Row = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """One line of a plan update; an empty `before` is new, an empty `after` is gone."""

    label: str
    before: str
    after: str


def title(version: Version) -> str:
    """What the version is about, in at most 200 characters."""
    match version:
        case PlanVersion():
            return str(version.of.get_kind_display())
        case GoalVersion():
            return _("Goal: %(area)s") % {"area": version.area}
        case ServiceVersion():
            return _("Service: %(name)s") % {"name": version.name}
        case TargetVersion():
            return _("Target: %(name)s") % {"name": version.name}
        case SupportVersion():
            return (_("Support: %(what)s") % {"what": version.what})[:200]
        case ExtendedYearVersion():
            return _("Extended school year")
        case AboutVersion():
            return _("About the student")
        case SafetyCardVersion():
            return _("Safety card")
    raise TypeError(version)


def rows(version: Version) -> list[Row]:
    """What is filled in, in the order of the form."""
    filled = ((label, words.strip()) for label, words in _ROWS[type(version)](version))
    return [(label, words) for label, words in filled if words]


def changes(before: Any, after: Any) -> list[Change]:
    """Row by row from one version of a thing to another; everything where there was none before."""
    if before is not None:
        before.of = after.of  # the same thing, loaded with what its words need
    old, new = dict(rows(before)) if before else {}, dict(rows(after))
    labels = [*new, *(label for label in old if label not in new)]
    pairs = ((label, old.get(label, ""), new.get(label, "")) for label in labels)
    return [Change(*pair) for pair in pairs if pair[1] != pair[2]]


@dataclass(frozen=True)
class FieldComparison:
    """One field of two versions; empty where a version does not say it."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


def compare_fields(earlier: Any, later: Any) -> list[FieldComparison]:
    """Every field of two versions of a thing, in the order of the form, unchanged ones too."""
    old, new = dict(rows(earlier)) if earlier else {}, dict(rows(later))
    labels = [*new, *(label for label in old if label not in new)]
    return [FieldComparison(label, old.get(label, ""), new.get(label, "")) for label in labels]


def day(value: date) -> str:
    """Nov 23, 2026"""
    return date_format(value, "M j, Y")


def _of_plan(version: PlanVersion) -> list[Row]:
    return [
        (_("Starts on"), day(version.starts_on)),
        (str(words_of(version).review), day(version.review_due_on)),
        (_("What the student does now"), version.present_levels),
    ]


def _of_goal(version: GoalVersion) -> list[Row]:
    return [
        (_("Area"), version.area),
        (_("Goal"), version.sentence()),
        (_("Short-term objectives"), numbered(version.objectives)),
        (_("Baseline"), version.baseline),
        (_("Due on"), day(version.due_on)),
    ]


def _of_service(version: ServiceVersion) -> list[Row]:
    return [
        (_("Service"), version.name),
        (_("Kind"), str(version.get_kind_display())),
        (_("Provided by"), str(version.get_discipline_display())),
        (_("How much"), amount(version)),
        (_("Place"), ", ".join(filter(None, (str(version.get_place_display()), version.where)))),
        (_("Alone or with others"), str(version.get_delivery_display())),
        (_("From"), day(version.starts_on)),
        (_("Until"), day(version.ends_on)),
    ]


def amount(version: ServiceVersion) -> str:
    """30 minutes, 2 times a week"""
    minutes = ngettext("%(n)d minute", "%(n)d minutes", version.minutes) % {"n": version.minutes}
    times = ngettext("once", "%(n)d times", version.times) % {"n": version.times}
    return f"{minutes}, {times} {version.get_per_display()}"


def service_sentence(version: ServiceVersion) -> str:
    """The service as a parent would read it."""
    return _("%(name)s: %(amount)s, %(delivery)s, %(place)s, from %(starts)s to %(ends)s.") % {
        "name": version.name,
        "amount": amount(version),
        "delivery": str(version.get_delivery_display()).lower(),
        "place": str(version.get_place_display()).lower(),
        "starts": day(version.starts_on),
        "ends": day(version.ends_on),
    }


def sentence(version: Version) -> str:
    """What it said, in one line: for what ended."""
    match version:
        case GoalVersion():
            return version.sentence()
        case ServiceVersion():
            return service_sentence(version)
        case SupportVersion():
            return ", ".join(filter(None, (version.what, version.when, version.where, version.how_often)))
        case ExtendedYearVersion():
            return extended_sentence(version)
        case PlanVersion():
            dates = {"starts": day(version.starts_on), "ends": day(version.review_due_on)}
            return _("From %(starts)s to %(ends)s") % dates
    return title(version)


def numbered(lines: Sequence[str]) -> str:
    """1. Points.  2. Asks. One below the other."""
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, start=1))


def _of_target(version: TargetVersion) -> list[Row]:
    written = [(_("Target"), version.name), (_("What to do and what counts"), version.statement)]
    try:
        return written + _of_teaching(version)
    except (LookupError, ValueError) as problem:  # stored by a later release, or by hand
        return [*written, (_("Cannot be read"), str(problem))]


def _of_teaching(version: TargetVersion) -> list[Row]:
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


def _of_support(version: SupportVersion) -> list[Row]:
    return [
        (_("What"), version.what),
        (_("Kind"), _in_words(version)),
        (_("When"), version.when),
        (_("Where"), version.where),
        (_("How often"), version.how_often),
        *taught_rows(version),
    ]


def taught_rows(version: SupportVersion) -> list[Row]:
    """How adults do it: what of a support the teacher may change the same minute."""
    written = [
        (_("How"), version.how),
        (_("Avoid"), version.avoid),
        (_("Words to say"), version.script),
        (_("How it will fade"), version.fade),
    ]
    return [(label, words.strip()) for label, words in written if words.strip()]


def _in_words(version: SupportVersion) -> str:
    try:
        kind = SUPPORT_KINDS.get(version.of.kind)
        sentence = kind.sentence(kind.parse(version.settings))
    except (LookupError, ValueError) as problem:
        return str(problem)
    return (
        _("%(kind)s: %(sentence)s") % {"kind": kind.name, "sentence": sentence}
        if sentence
        else str(kind.name)
    )


def _of_extended(version: ExtendedYearVersion) -> list[Row]:
    """What goes on is named as it was called when it was decided."""
    dates = [(_("From"), version.starts_on), (_("Until"), version.ends_on)]
    reasons = [str(ExtendedReason(reason).label) for reason in version.reasons]
    return [
        (_("Decision"), _("Needed") if version.needed else _("Not needed")),
        *((label, day(on)) for label, on in dates if on),
        (_("Reasons"), "\n".join(reasons)),
        (_("Why"), version.why),
        (_("Targets that go on"), "\n".join(row["name"] for row in version.targets)),
        (_("Services that go on"), "\n".join(row["name"] for row in version.services)),
    ]


def extended_sentence(version: ExtendedYearVersion) -> str:
    """The decision as a parent would read it."""
    if not version.needed or version.starts_on is None or version.ends_on is None:
        return _("The team decided that no extended school year is needed: %(why)s") % {"why": version.why}
    parts = [row["name"] for row in (*version.services, *version.targets)]
    return _("Extended school year from %(starts)s to %(ends)s: %(parts)s.") % {
        "starts": day(version.starts_on),
        "ends": day(version.ends_on),
        "parts": joined(parts),
    }


def _of_lines(version: AboutVersion | SafetyCardVersion) -> list[Row]:
    return [(label[:1].upper() + label[1:], words) for label, words in version.lines()]


_ROWS: dict[type[Any], Callable[[Any], list[Row]]] = {
    PlanVersion: _of_plan,
    GoalVersion: _of_goal,
    ServiceVersion: _of_service,
    TargetVersion: _of_target,
    SupportVersion: _of_support,
    ExtendedYearVersion: _of_extended,
    AboutVersion: _of_lines,
    SafetyCardVersion: _of_lines,
}
