"""Supervision at Kettle Ridge: two contacts a week for each para, and what the paras say of them.

Greg Paulsen is the para whom nobody has met for sixteen school days. Colleen Fahey goes on helping out after
her licence has ended: what she records then does not count. Soua Vang's licence has no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from paraportal.demo import substitute
from paraportal.demo.bells import at
from paraportal.demo.calendar import ONE
from paraportal.demo.stage import DemoStage
from students import hooks
from students.models import AccessRow
from supervision.contacts import actions
from supervision.models import Contact, ContactKind

FIRST = 30  # school days ago: the weeks and the month that anybody looks at
A_WEEK = 2
WITH_STUDENT = 0.6
UNMET, LAST_MET = "greg", 15  # today is the sixteenth school day after it
MORNING = at("7:50")
EARLIEST, LATEST = at("8:50"), at("13:40")
KINDS = (
    *(ContactKind.OBSERVATION,) * 4,
    *(ContactKind.MODELING,) * 2,
    *(ContactKind.CO_TEACHING,) * 2,
    ContactKind.DEBRIEF,
    ContactKind.DATA_REVIEW,
)
DEBRIEFS = frozenset({ContactKind.DEBRIEF})
OTHERWISE = ("It was about 5 minutes.", "We only met in the hallway.", "I was out that morning.")


@dataclass(frozen=True)
class SupervisedPair:
    """Who meets whom, about which students; `since`, `until`: n of the first and the last day."""

    teacher: str
    para: str
    students: tuple[str, ...]
    a_week: int = A_WEEK
    since: int = FIRST
    until: int = 0


PAIRS = (
    SupervisedPair("ingrid", "dee", ("mateo", "kaleb")),
    SupervisedPair("ingrid", "luz", ("mateo", "oskar", "amaya"), 1),
    SupervisedPair("ingrid", "kayla", ("mateo",), since=5),
    SupervisedPair("soua", "dee", ("mateo",), 1),
    SupervisedPair("soua", "mai", ("panhia", "marisol")),
    SupervisedPair("soua", "beth", ("elias", "panhia"), 1),
    SupervisedPair("soua", "luz", ("zaynab", "anh", "panhia"), 1),
    SupervisedPair("marcus", "jamal", ("dj", "theo")),
    SupervisedPair("marcus", "beth", ("dj", "jaxon"), 1),
    SupervisedPair("marcus", "luz", ("dj",), 1),
    SupervisedPair("marcus", "kayla", ("dj",), since=5),
    SupervisedPair("renee", "rosa", ("harper", "amina", "malik")),
    SupervisedPair("renee", "erik", ("harper", "diego", "lena")),
    SupervisedPair("renee", "tanya", ("harper", "amina"), 1),
    SupervisedPair("renee", UNMET, ("harper", "siiri", "suryani"), until=LAST_MET),
    SupervisedPair("tom", "tanya", ("dandre", "wyatt"), 1),
    SupervisedPair("tom", "nina", ("ty",)),
    SupervisedPair("tom", "hal", ("ty", "gabriel"), 1),
    SupervisedPair("colleen", "hal", ("ty", "gabriel"), 1),
    SupervisedPair("colleen", "tanya", ("dandre",), 1),
)
# Every how many school days a teacher opens the students' data pages, and n of the last time
LOOKS = {
    ("ingrid", ("mateo", "kaleb")): range(1, FIRST, 4),
    ("ingrid", ("oskar", "amaya")): range(4, FIRST, 7),
    ("soua", ("panhia", "elias", "zaynab")): range(2, FIRST, 5),
    ("soua", ("anh", "marisol", "ifeoma")): range(6, FIRST, 8),
    ("marcus", ("dj", "theo", "jaxon")): range(3, FIRST, 5),
    ("renee", ("harper", "amina", "malik")): range(2, FIRST, 6),
    ("renee", ("diego", "lena", "siiri", "suryani")): range(5, FIRST, 7),
    # Tom has not for two weeks
    ("tom", ("ty", "gabriel", "dandre", "wyatt")): range(13, FIRST, 7),
}


@dataclass(frozen=True)
class Meeting:
    """One contact, as it will be recorded. `students`: who were there.

    `agrees`: what the para says the next morning, if anything.
    """

    pair: SupervisedPair
    students: tuple[str, ...]
    day: date
    minute: int
    minutes: int
    kind: ContactKind
    agrees: bool | None
    note: str


def give(stage: DemoStage, rng: Random) -> None:
    """All of it, in the order of time: contacts, answers, looks at data."""
    meetings = sorted(
        (meeting for pair in _pairs(stage) for meeting in _meetings(stage, pair, rng)),
        key=lambda m: (m.day, m.minute, m.pair.teacher, m.pair.para),
    )
    made = [(meeting, _record(stage, meeting)) for meeting in meetings]
    for meeting, contact in made:
        _answer(stage, meeting, contact)
    for (teacher, students), days in LOOKS.items():
        here = [student for student in students if student in stage.students]
        for n in sorted(days, reverse=True) if here else ():
            _look(stage, teacher, here, n)


def _pairs(stage: DemoStage) -> Iterator[SupervisedPair]:
    """Those who have a student of theirs here: tests plant fewer."""
    for pair in PAIRS:
        here = tuple(student for student in pair.students if student in stage.students)
        if here:
            yield replace(pair, students=here)


def _meetings(stage: DemoStage, pair: SupervisedPair, rng: Random) -> Iterator[Meeting]:
    days = [day for n, day in stage.calendar.last(pair.since) if n >= pair.until]
    if pair.para == substitute.AWAY:
        days.remove(substitute.day_of(stage.calendar))
    for _monday, week in groupby(days, key=lambda day: day - day.weekday() * ONE):
        of_week = list(week)
        chosen = set(rng.sample(of_week, min(pair.a_week, len(of_week))))
        if days[-1] in of_week and pair.until:
            chosen = {days[-1]}  # the last one is to be that day's, whatever chance says
        for day in sorted(chosen):
            yield _meeting(pair, [one for one in pair.students if stage.came[one] < day], day, rng)


def _meeting(pair: SupervisedPair, here: Sequence[str], day: date, rng: Random) -> Meeting:
    kind = rng.choice(KINDS)
    said = rng.random()
    has_student = rng.random() < WITH_STUDENT and kind not in DEBRIEFS
    agrees = None if said < 0.12 else said > 0.15
    return Meeting(
        pair=pair,
        students=tuple(here) if has_student else (),
        day=day,
        minute=rng.randrange(EARLIEST, LATEST, 5),
        minutes=rng.randint(8, 25),
        kind=kind,
        agrees=agrees,
        note=rng.choice(OTHERWISE) if agrees is False else "",
    )


def _record(stage: DemoStage, meeting: Meeting) -> Contact:
    began = stage.moment(meeting.day, meeting.minute)
    return actions.record_contact(
        by=stage.people[meeting.pair.teacher],
        para=stage.people[meeting.pair.para],
        kind=meeting.kind,
        began_at=began,
        minutes=meeting.minutes,
        students=[stage.students[student] for student in meeting.students],
        at=began + timedelta(minutes=meeting.minutes),
    )


def _answer(stage: DemoStage, meeting: Meeting, contact: Contact) -> None:
    """On the next school morning; of the last school day nobody has said anything yet."""
    morning = next((day for day in stage.calendar.past if day > meeting.day), None)
    if morning is None or meeting.agrees is None:
        return
    actions.confirm_contact(
        contact=contact,
        by=stage.people[meeting.pair.para],
        agrees=meeting.agrees,
        note=meeting.note,
        at=stage.moment(morning, MORNING),
    )


def _look(stage: DemoStage, teacher: str, students: Sequence[str], n: int) -> None:
    """As the access log would have it, and all that listens to it: one page after the other."""
    for place, student in enumerate(students):
        row = AccessRow.objects.create(
            at=stage.on(n, at("15:20") + place),
            who=stage.people[teacher],
            page="students:student",
            act="looked",
            ground="case_manager",
            students=[stage.students[student].pk],
        )
        hooks.after_look(who=row.who, page=row.page, students=row.students, at=row.at)
