"""The adults of the students written out in full, and what they hope for: the tables."""

from __future__ import annotations

from typing import NamedTuple

from students.models import Channel, Relation


class AdultSpec(NamedTuple):
    """`order`: days before the plan on which a court gave it; a reason to say no is not kept here."""

    student: str
    name: str
    relation: Relation
    language: str
    channel: Channel
    reached_at: str
    needs_interpreter: bool = False
    may_receive: bool = True
    order: int | None = None


class Hopes(NamedTuple):
    student: str
    words: str
    are_shown: bool = True


PARENT, GRANDPARENT = Relation.PARENT, Relation.GRANDPARENT
TEXT, PHONE, EMAIL, LETTER = Channel.TEXT, Channel.PHONE, Channel.EMAIL, Channel.LETTER
ADULTS = (
    AdultSpec("mateo", "Lucía Rivera", PARENT, "Spanish", TEXT, "555-0141", needs_interpreter=True),
    AdultSpec("mateo", "Erik Lund", PARENT, "English", EMAIL, "erik.lund@example.net"),
    AdultSpec("panhia", "Yer Xiong", PARENT, "Hmong", PHONE, "555-0127, after 3", needs_interpreter=True),
    AdultSpec("panhia", "Chue Xiong", GRANDPARENT, "Hmong", Channel.IN_PERSON, "At pick-up", needs_interpreter=True),
    AdultSpec("dj", "Angela Whitfield", PARENT, "English", TEXT, "555-0163"),
    AdultSpec("dj", "Loretta Whitfield", GRANDPARENT, "English", PHONE, "555-0164"),
    AdultSpec("dj", "Darnell Whitfield, Sr.", PARENT, "English", LETTER, "", may_receive=False, order=240),
    AdultSpec("harper", "Jo Lindqvist", PARENT, "English", EMAIL, "jo.lindqvist@example.net"),
    AdultSpec("amina", "Hodan Yusuf", PARENT, "Somali", PHONE, "555-0119", needs_interpreter=True),
    AdultSpec("ty", "Barb Kowalczyk", PARENT, "English", PHONE, "555-0178"),
)  # fmt: skip
HOPES = (
    Hopes("mateo", "That he tells his cousins what he wants to play, in both languages. We worry about food at parties."),
    Hopes("panhia", "That she walks to the bus with her friends. Please tell us about every seizure the same hour."),
    Hopes("dj", "That somebody sees how hard he tries. He drums at church, and he is proud of it."),
    Hopes("harper", "To be asked, not told.", are_shown=False),
    Hopes("ty", "Ty says: my own apartment, and the early shift."),
)  # fmt: skip
