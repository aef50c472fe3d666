"""A trial: one response in a session, as it was tapped.

A trial scores by its first response alone. What follows an error (the student is helped to the right answer)
is a row of its own, with the response CORRECTION: its prompt and prompter say what the correction took. A
correction never enters a numerator or a denominator.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from uuid import UUID

from .words import N_
from .words import gettext as _


class Response(IntEnum):
    """What the student did. The numbers are stored: they never change their meaning."""

    CORRECT = 1
    INCORRECT = 2
    NO_RESPONSE = 3
    NO_OPPORTUNITY = 4
    OCCURRENCE = 5
    # A mark of its own and not a second row with the same n: the order in which records of two devices arrive
    # proves nothing.
    CORRECTION = 6
    NOT_OCCURRED = 7
    NOT_OBSERVED = 8
    SCORED = 9
    NOT_APPLICABLE = 10
    DONE_BY_ADULT = 11

    @property
    def word(self) -> str:
        """The word for JSON and CSS: correct, no_response."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """What the screen says."""
        return _(_RESPONSES[self])


class Prompter(IntEnum):
    """Who prompted. The numbers are stored: they never change their meaning."""

    NOBODY = 0
    PEER = 1
    ADULT = 2

    @property
    def word(self) -> str:
        """The word for JSON and CSS: nobody, peer, adult."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """What the screen says."""
        return _(_PROMPTERS[self])


_RESPONSES = {
    Response.CORRECT: N_("Correct"),
    Response.INCORRECT: N_("Incorrect"),
    Response.NO_RESPONSE: N_("No response"),
    Response.NO_OPPORTUNITY: N_("No opportunity"),
    Response.OCCURRENCE: N_("Happened"),
    Response.CORRECTION: N_("Corrected after an error"),
    Response.NOT_OCCURRED: N_("Did not happen"),
    Response.NOT_OBSERVED: N_("Not observed"),
    Response.SCORED: N_("Scored"),
    Response.NOT_APPLICABLE: N_("Did not arise"),
    Response.DONE_BY_ADULT: N_("Done by an adult"),
}

_PROMPTERS = {Prompter.NOBODY: N_("Nobody"), Prompter.PEER: N_("Peer"), Prompter.ADULT: N_("Adult")}


@dataclass(frozen=True, slots=True)
class Trial:
    """One recorded response. `prompt` is a code of the target's ladder, `seconds` a length of time in
    seconds.

    `n` counts the responses of the session from 1; `item` is empty where the target has none. `step`: the
    number of a step or of an interval, from 1. `value`: a rating, or points; `out_of`: the points possible.
    """

    id: UUID
    n: int
    response: Response
    prompt: int | None
    prompter: Prompter | None
    step: int | None
    item: str
    value: Decimal | None
    seconds: Decimal | None
    at: datetime
    out_of: Decimal | None = None
