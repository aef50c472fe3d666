"""A chain of steps, taught forward, backward or all at once, and when the next of them is trained.

The steps themselves stand beside the settings, in a column of their own: `Settings.steps`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.declared import choice, is_text, number, whole

from .base import percent, ratio
from .prompts import PromptedSettings
from .words import N_, ngettext
from .words import gettext as _

MOST_STEPS, LONGEST_STEP = 50, 100
_TRAINS = ("chaining", "forward", "backward")  # where one step is trained


class Chaining(StrEnum):
    """In which order the steps of a chain are taught."""

    TOTAL = "total"
    FORWARD = "forward"
    BACKWARD = "backward"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {
            Chaining.TOTAL: _("All steps each time (total task)"),
            Chaining.FORWARD: _("From the first step (forward)"),
            Chaining.BACKWARD: _("From the last step (backward)"),
        }[self]


@dataclass(frozen=True, kw_only=True)
class TaskAnalysisSettings(PromptedSettings):
    """`training_step`: the number of the step being taught; None: where the chaining begins.

    Its own criterion: `training_percent` of the last `training_sessions` in which it was tried, at a level
    that counts. In total-task chaining there is no training step.
    """

    WHAT = N_("Task analysis settings")
    ROWS = (("training_step", "training_percent", "training_sessions"),)

    chaining: Chaining = choice(Chaining.TOTAL, label=N_("How the steps are taught"))
    training_step: int | None = whole(
        None,
        low=1,
        high=MOST_STEPS,
        label=N_("Step that is taught now"),
        help=N_("Its number. Empty: where the chain begins, the first or the last step."),
        only_if=_TRAINS,
    )
    training_percent: Decimal = number(
        Decimal(100),
        low=0,
        high=100,
        label=N_("Next step at"),
        help=N_("Percent of sessions in which this step was right."),
        only_if=_TRAINS,
    )
    training_sessions: int = whole(3, low=1, high=99, label=N_("Of the last sessions"), only_if=_TRAINS)

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.training_step is None:
            return
        if self.chaining is Chaining.TOTAL:
            yield "training_step", _("total-task chaining has none")
        elif self.steps and self.training_step > len(self.steps):
            yield "training_step", _("There are only %(n)d steps.") % {"n": len(self.steps)}

    @property
    def training(self) -> int | None:
        """The step being taught; None in total-task chaining, and where no steps are written yet."""
        if self.chaining is Chaining.TOTAL or not self.steps:
            return None
        # Backward chaining begins with the last step: the student finishes the task from the first day on.
        begin = 1 if self.chaining is Chaining.FORWARD else len(self.steps)
        return self.training_step or begin

    @property
    def following(self) -> int | None:
        """The step that is taught after the training step; None after the last of them."""
        if self.training is None:
            return None
        step = self.training + (1 if self.chaining is Chaining.FORWARD else -1)
        return step if 1 <= step <= len(self.steps) else None


def read_steps(data: object) -> tuple[str, ...]:
    """The steps of a chain from their JSON, a list of texts in order. Raises ValueError in words."""
    if data is None:
        return ()
    if not isinstance(data, list | tuple) or len(data) > MOST_STEPS:
        raise ValueError(_("Steps: must be a list of at most %(most)d texts.") % {"most": MOST_STEPS})
    if not all(is_text(step, LONGEST_STEP) and str(step).strip() for step in data):
        raise ValueError(_("Steps: each is a text of 1 to %(most)d characters.") % {"most": LONGEST_STEP})
    return tuple(step.strip() for step in data)


@dataclass(frozen=True, slots=True)
class StepProposal:
    """How the training step stands. `is_met`: its criterion is reached; `following`: then teach this one.

    `is_met` without `following`: every step has been taught. It only proposes; the teacher decides.
    """

    step: int
    is_met: bool
    following: int | None
    sentence: str


def proposal(sessions: Sequence[Mapping[str, int]], settings: TaskAnalysisSettings) -> StepProposal | None:
    """What the tallies of teaching sessions, oldest first, say about the training step; None without one.

    Source: docs/measurement.md, task analysis: beside the score stand the training step and its own
    criterion. A session counts here only if the step was tried in it: done by the adult, or not arisen, it
    says nothing. Fewer such sessions than asked for are not enough, however good.
    """
    step = settings.training
    if step is None:
        return None
    # Done by the adult, or not arisen: such a session says nothing about the step and is no failure either.
    tried = [tally for tally in sessions if _met(tally, step) + tally.get(f"step_unmet.{step}", 0)]
    latest = tried[-settings.training_sessions :]
    met = sum(_met(tally, step) > 0 for tally in latest)
    share = ratio(Decimal(met), Decimal(len(latest)), 100)
    # Two of two is 100 %, but the criterion asked for three sessions.
    enough = len(latest) == settings.training_sessions
    is_met = enough and share is not None and share >= settings.training_percent
    following = settings.following if is_met else None
    return StepProposal(step, is_met, following, _said(settings, step, (met, len(latest)), is_met, following))


def _met(tally: Mapping[str, int], step: int) -> int:
    return tally.get(f"step_met.{step}", 0)


def _said(
    settings: TaskAnalysisSettings, step: int, seen: tuple[int, int], is_met: bool, following: int | None
) -> str:
    """Step 3 was independent in 3 of the last 3 sessions. Proposed next: step 4. The teacher decides."""
    met, of = seen
    words = {"step": step, "what": settings.what_counts, "met": met}
    if not of:
        return _("Step %(step)d has not been tried yet.") % words
    text = ngettext(
        "Step %(step)d was %(what)s in %(met)d of the last %(of)s session.",
        "Step %(step)d was %(what)s in %(met)d of the last %(of)s sessions.",
        of,
    )
    now = text % {**words, "of": of}
    if following is not None:
        following_words = _("Proposed next: step %(step)d. The teacher decides.") % {"step": following}
        return f"{now} {following_words}"
    if is_met:
        return f"{now} {_('Every step has been taught.')}"
    return f"{now} {_('Its criterion: %(criterion)s.') % {'criterion': _criterion(settings)}}"


def _criterion(settings: TaskAnalysisSettings) -> str:
    """100 % of the last 3 sessions"""
    text = ngettext(
        "%(percent)s of the last session",
        "%(percent)s of the last %(n)d sessions",
        settings.training_sessions,
    )
    return text % {"percent": percent(settings.training_percent), "n": settings.training_sessions}


def training_in_words(settings: TaskAnalysisSettings) -> str:
    """How, which step now, and when the next follows. Without a training step only how."""
    if settings.training is None:
        return settings.chaining.label
    text = _(
        "%(how)s; now teach step %(n)d: %(step)s. The next step follows when this one was %(what)s in "
        "%(criterion)s"
    )
    return text % {
        "how": settings.chaining.label,
        "n": settings.training,
        "step": settings.steps[settings.training - 1],
        "criterion": _criterion(settings),
        "what": settings.what_counts,
    }
