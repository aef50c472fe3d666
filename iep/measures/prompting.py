"""How a target is prompted: the procedure, how long to wait, and in the teacher's words what else."""

from dataclasses import dataclass
from enum import StrEnum

from core.declared import Declared, choice, text, whole

from .words import N_, ngettext
from .words import gettext as _


class Procedure(StrEnum):
    """The prompting procedures of the field."""

    LEAST_TO_MOST = "least_to_most"
    MOST_TO_LEAST = "most_to_least"
    CONSTANT_DELAY = "constant_delay"
    PROGRESSIVE_DELAY = "progressive_delay"
    GRADUATED_GUIDANCE = "graduated_guidance"
    NONE = "none"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {
            Procedure.LEAST_TO_MOST: _("Least to most"),
            Procedure.MOST_TO_LEAST: _("Most to least"),
            Procedure.CONSTANT_DELAY: _("Constant time delay"),
            Procedure.PROGRESSIVE_DELAY: _("Progressive time delay"),
            Procedure.GRADUATED_GUIDANCE: _("Graduated guidance"),
            Procedure.NONE: _("No prompts"),
        }[self]


@dataclass(frozen=True)
class Prompting(Declared):
    """`wait_seconds`: what the student gets before the (next) prompt; in a progressive delay, at first."""

    WHAT = N_("Prompting")

    procedure: Procedure = choice(Procedure.NONE, label=N_("Prompting"), initial=Procedure.LEAST_TO_MOST)
    wait_seconds: int = whole(
        0,
        low=0,
        high=600,
        label=N_("Seconds to wait"),
        initial=4,
        help=N_("The student's own time to answer, before a (further) prompt."),
        only_if=("procedure", *(procedure for procedure in Procedure if procedure is not Procedure.NONE)),
        always_stored=True,
    )
    note: str = text(
        "",
        longest=1000,
        rows=2,
        label=N_("What else adults do"),
        help=N_("For example: Model on the device, never by moving the student's hand."),
        asked_as="prompt_note",
    )

    def sentence(self) -> str:
        """What the adult does, in one or two sentences and the teacher's note."""
        return " ".join(part for part in (self._what(), self._wait(), self.note) if part)

    def _what(self) -> str:
        return {
            Procedure.LEAST_TO_MOST: _("Start with the least help and give more only when it is needed."),
            Procedure.MOST_TO_LEAST: _("Start with the help that makes it work and give less and less."),
            Procedure.CONSTANT_DELAY: _("Give the cue, wait, then prompt."),
            Procedure.PROGRESSIVE_DELAY: _("Give the cue, wait a little longer each time, then prompt."),
            Procedure.GRADUATED_GUIDANCE: _("Guide by hand only as much as is needed, moment by moment."),
            Procedure.NONE: _("Do not prompt."),
        }[self.procedure]

    def _wait(self) -> str:
        if not self.wait_seconds or self.procedure is Procedure.NONE:
            return ""
        if self.procedure is Procedure.PROGRESSIVE_DELAY:
            text = ngettext("Begin with %(n)d second.", "Begin with %(n)d seconds.", self.wait_seconds)
        else:
            text = ngettext(
                "Wait %(n)d second before you prompt.",
                "Wait %(n)d seconds before you prompt.",
                self.wait_seconds,
            )
        return text % {"n": self.wait_seconds}
