"""What measures share whose trials say how they were prompted, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.declared import key

from .base import Settings
from .ladder import ANY, DEFAULT_LADDER, UNPROMPTED
from .trials import Prompter, Trial
from .words import N_
from .words import gettext as _

CORRECT = ("correct_independent", "correct_peer", "correct_adult", "correct_unstated")


def counting_levels() -> list[tuple[str, str]]:
    """What may count as correct, with its words: only unprompted, up to each level, any prompt."""
    first, *others = DEFAULT_LADDER.levels
    return [
        (first.key, _("Only without any prompt")),
        *((level.key, _("Up to: %(level)s") % {"level": level.label}) for level in others),
        (ANY, _("With any prompt")),
    ]


@dataclass(frozen=True, kw_only=True)
class PromptedSettings(Settings):
    """`counts_through`: the key of the last prompt level that still counts, or "any"."""

    counts_through: str = key(
        "independent",
        label=N_("Counts as correct"),
        help=N_("Data always shows the prompt level; this says which responses score."),
        offered=counting_levels,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        # Asked only to raise ValueError: a target must not count through a level that its recorder does not
        # have.
        if self.counts_through != ANY:
            self.ladder.get(self.counts_through)

    @cached_property
    def counting(self) -> frozenset[int] | None:
        """The codes that still count; None when every prompt does."""
        return None if self.counts_through == ANY else self.ladder.through(self.counts_through)

    def counts(self, level: int | None) -> bool:
        """Does a correct response at this level count? One of unknown level only where any prompt does."""
        return self.counting is None or level in self.counting

    @property
    def what_counts(self) -> str:
        """independent; correct; correct with help up to “Gestural”"""
        if self.counts_through == ANY:
            return _("correct")
        level = self.ladder.get(self.counts_through)
        if level.code == UNPROMPTED:
            return _("independent")
        return _("correct with help up to “%(level)s”") % {"level": level.label}


def level_of(trial: Trial) -> int | None:
    """The code of the prompt level, None when the record does not say it, or contradicts itself.

    Nobody prompted and no level tapped is unprompted. "Independent", yet prompted by somebody, is a prompt of
    unknown level. What is unknown never counts as independent; it counts only where any prompt does.
    """
    prompted = trial.prompter in (Prompter.PEER, Prompter.ADULT)
    if trial.prompt is None:
        # No level and no prompter was said: unknown, and unknown is never independent.
        return UNPROMPTED if trial.prompter == Prompter.NOBODY else None
    # "Independent" and prompted by somebody contradict each other: help is believed, its level is unknown.
    return None if prompted and trial.prompt == UNPROMPTED else trial.prompt


def correct_keys(trial: Trial) -> tuple[str, ...]:
    """The tallies of a correct response: whose doing it was, and at which level where that is known."""
    level = level_of(trial)
    by = _correct_by(trial, level)
    return (by,) if level is None else (by, f"correct_at_{level}")


def counted_of(tallies: Mapping[str, int], settings: PromptedSettings) -> int:
    """Correct responses at a level that counts."""
    if settings.counting is None:
        return sum(tallies.get(key, 0) for key in CORRECT)
    return sum(tallies.get(f"correct_at_{code}", 0) for code in settings.counting)


def _correct_by(trial: Trial, level: int | None) -> str:
    """The tally of a correct response by whose doing it was: one of `CORRECT`."""
    if level == UNPROMPTED:
        return "correct_independent"
    if trial.prompter == Prompter.PEER:
        return "correct_peer"
    # A level without a prompter: somebody arranged that prompt, and that is an adult's work.
    nothing_said = trial.prompt is None and trial.prompter is None
    return "correct_unstated" if nothing_said else "correct_adult"
