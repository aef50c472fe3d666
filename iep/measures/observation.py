"""How long somebody really watched: the observed time of a session, from its marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark says. The session's beginning is not a mark: a session always has one."""

    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """A pause, a resume or the end, and when. Times carry their time zone, as everywhere here."""

    kind: MarkKind
    at: datetime


def observed_seconds(began_at: datetime, marks: Iterable[Mark] = (), facts: Iterable[datetime] = ()) -> int:
    """Whole seconds (the part of a second dropped) in which the session was observed. Never negative.

    Source: "A pause is not observed time" (docs/measurement.md, session scores).

    Marks and facts (times of trials) come in any order. Without an end, the session lasts until the last
    thing known of it. After the first end nothing counts. What is stamped before the beginning counts as at
    the beginning. A second pause or a resume without a pause changes nothing. A pause that nobody resumed
    lasts until the first fact after it, for then somebody was watching again; with no such fact, to the
    end.
    """
    # A mark before the beginning counts as at the beginning, so no pause can be negative.
    timeline = sorted((Mark(mark.kind, max(mark.at, began_at)) for mark in marks), key=lambda mark: mark.at)
    # A trial stamped before the beginning tells nothing about how long somebody watched.
    taps = sorted(at for at in facts if at >= began_at)
    end = _end(began_at, timeline, taps)
    changes = [mark for mark in timeline if mark.kind is not MarkKind.END and mark.at <= end]
    paused = sum(_pauses(changes, taps, end), timedelta())
    # Rounded down: a part of a second was not observed as a whole one.
    return (end - began_at - paused) // timedelta(seconds=1)


def _end(began_at: datetime, timeline: Sequence[Mark], taps: Sequence[datetime]) -> datetime:
    for mark in timeline:
        if mark.kind is MarkKind.END:
            return mark.at
    # Without an end nobody knows how long somebody went on watching: to the last thing known, and no longer.
    return max([began_at, *taps[-1:], *(mark.at for mark in timeline[-1:])])


def _pauses(changes: Sequence[Mark], taps: Sequence[datetime], end: datetime) -> Iterable[timedelta]:
    """The length of each pause, none overlapping the next."""
    for i, mark in enumerate(changes):
        if mark.kind is not MarkKind.PAUSE:
            continue
        following = changes[i + 1] if i + 1 < len(changes) else Mark(MarkKind.END, end)
        if following.kind is MarkKind.RESUME:
            until = following.at
        else:
            # Nobody resumed, but somebody tapped: from then on the student was watched again.
            until = next((tap for tap in taps if mark.at < tap < following.at), following.at)
        yield until - mark.at
