"""What a goal still lacks to be measured: a pure checklist in plain words. It advises and refuses nothing.

Source: 34 CFR 300.320(a)(2) and (3), measurable annual goals and how progress is measured; the parts of a
goal (condition, behavior, criterion) after Mager, Preparing Instructional Objectives, 1962.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

# Verbs of what goes on inside a person: nobody else can see or hear it, so nobody can count it.
_UNSEEN_WORDS = """
    appreciate be become behave believe care comprehend consider decrease develop discover enjoy experience
    explore feel follow-through grasp grow have improve increase internalize know learn like master perceive
    progress realize recognize reduce reflect respect see sense strengthen succeed think try understand value
    want work
"""
_UNSEEN = frozenset(_UNSEEN_WORDS.split())
# Goals of quiet: they spare adults and open nothing for the student.
_FOR_ADULTS = re.compile(
    r"\b(eye[- ]contact|quiet hands|hands? (?:still|quiet)|sit(?:ting)? still|compl(?:y|ies|iance|iant)|"
    r"obey|not stim|stop (?:stimming|flapping|rocking))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half|each|every|all)\b", re.IGNORECASE
)
# What people write before the verb, so that "The student will be able to point" is judged by "point".
_LEADING = re.compile(
    r"^(?:the student|he|she|they)?\s*(?:will|can)?\s*(?:(?:is|be) able to)?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class GoalFacts:
    """`starts_on`, `review_due_on`: of the plan, where it has dates. `has_data`: is a target of it, with a
    data plan, in force or drafted? None: not asked yet, for a goal that is only being written.
    """

    condition: str = ""
    behavior: str = ""
    criterion: str = ""
    baseline: str = ""
    due_on: date | None = None
    starts_on: date | None = None
    review_due_on: date | None = None
    has_data: bool | None = None


def facts_of(version: Any, plan: Any = None, targets: Iterable[Any] | None = None) -> GoalFacts:
    """From a version of a goal, the version of its plan, and the versions of its targets."""
    return GoalFacts(
        condition=version.condition,
        behavior=version.behavior,
        criterion=version.criterion,
        baseline=version.baseline,
        due_on=version.due_on,
        starts_on=plan.starts_on if plan else None,
        review_due_on=plan.review_due_on if plan else None,
        has_data=None if targets is None else any(target.data_plan for target in targets),
    )


def missing(goal: GoalFacts) -> list[str]:
    """One sentence for each thing that is not yet measurable; none: it can be measured."""
    checks = (_condition, _behavior, _for_whom, _criterion, _baseline, _due, _data)
    return [words for check in checks if (words := check(goal))]


def _condition(goal: GoalFacts) -> str:
    if goal.condition.strip():
        return ""
    return _("Say where and with what: two adults could set it up alike.")


def _behavior(goal: GoalFacts) -> str:
    behavior = _LEADING.sub("", goal.behavior.strip())
    if not behavior:
        return _("Say what others will see or hear the student do.")
    verb = re.split(r"[\s,.;]", behavior, maxsplit=1)[0].lower()
    if verb not in _UNSEEN:
        return ""
    return _("Nobody can see or hear “%(verb)s”. Begin with what the student does: points, writes, asks.") % {
        "verb": verb
    }


def _for_whom(goal: GoalFacts) -> str:
    found = _FOR_ADULTS.search(goal.behavior)
    if found is None:
        return ""
    return _("“%(words)s” opens nothing for the student. Say what they will be able to do by it.") % {
        "words": found[0]
    }


def _criterion(goal: GoalFacts) -> str:
    if _NUMBER.search(goal.criterion):
        return ""
    return _("Put a number in how well or how often: 8 of 10 opportunities, 3 days in a row.")


def _baseline(goal: GoalFacts) -> str:
    if not goal.baseline.strip():
        return _("Say where it starts, or growth cannot be seen.")
    # "Does not ask yet" is a baseline of zero in words, so no figure is asked for.
    if _NUMBER.search(goal.baseline) or re.search(r"\b(no|none|never|not)\b", goal.baseline, re.IGNORECASE):
        return ""
    return _("Put a number in the baseline, in the same unit as the criterion.")


def _due(goal: GoalFacts) -> str:
    if goal.due_on is None:
        return _("Say until when.")
    if goal.starts_on and goal.due_on < goal.starts_on:
        return _("It is due before the plan starts.")
    # 34 CFR 300.320(a)(2) speaks of annual goals: the plan's review is the end of its year.
    if goal.review_due_on and goal.due_on > goal.review_due_on:
        return _("It is due after the plan is reviewed. An annual goal ends within the plan's year.")
    return ""


def _data(goal: GoalFacts) -> str:
    # None is a goal that is only being written: it cannot have a target before it is saved.
    if goal.has_data is not False:
        return ""
    return _("Add a target: it says what data is taken, how often, and by whom.")
