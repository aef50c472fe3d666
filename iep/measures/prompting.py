"""How a target is prompted: the procedure, how long to wait, and in the teacher's words what else."""

from dataclasses import dataclass
from enum import StrEnum

from .reading import Reader, is_unset
from .words import gettext as _
from .words import ngettext

LONGEST_WAIT = 600  # seconds


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


@dataclass(frozen=True, slots=True)
class Prompting:
    """`wait_seconds`: what the student gets before the (next) prompt; in a progressive delay, at first."""

    procedure: Procedure = Procedure.NONE
    wait_seconds: int = 0
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """{"v": 1, "procedure", "wait_seconds", "note"}"""
        return {
            "v": 1,
            "procedure": self.procedure.value,
            "wait_seconds": self.wait_seconds,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, data: object) -> "Prompting":
        """What was stored; no prompts for None or an empty object. Raises ValueError in words."""
        if is_unset(data):
            return cls()
        reader = Reader(_("Prompting"), data)
        procedure = reader.word("procedure", Procedure.NONE)
        wait = reader.whole("wait_seconds", 0, low=0, high=LONGEST_WAIT)
        note = reader.text("note", most=1000)
        reader.done()
        return cls(procedure, wait, note)

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
