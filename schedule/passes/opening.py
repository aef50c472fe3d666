"""Opening a pass: the code that stands on the printed page, and the PIN beside it.

The code alone finds a pass and proves nothing; the PIN is hashed. Every try takes the time of one hash,
whether or not there is such a pass, and five wrong ones close a pass for good: somebody makes a new one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from schedule.models import Pass, PassTry
from staff.calendar.school_time import school_day
from staff.models import User

# Letters and digits that nobody takes for one another on paper (as in Crockford's base 32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
CODE_LENGTH, PIN_LENGTH = 8, 6
MOST_WRONG = 5


class Refusal(Enum):
    """Why a pass does not open. What is wrong of code and PIN is never said."""

    WRONG = "wrong"
    OVER = "over"
    TOO_EARLY = "too_early"
    CLOSED = "closed"


@dataclass(frozen=True)
class Opened:
    """`found` where it opens, else `why` it does not."""

    found: Pass | None = None
    why: Refusal | None = None


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _each in range(CODE_LENGTH))


def new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"


def as_printed(code: str) -> str:
    """K7QM-4T2P"""
    return f"{code[:4]}-{code[4:]}"


def as_stored(typed: str) -> str:
    """What somebody typed, as it is stored: case, dashes and look-alikes do not matter."""
    return typed.upper().translate(ALIKE)[:12]


_nobody: list[str] = []


def _hash_of_nobody() -> str:
    """A hash that no PIN fits, made once by the hasher of the day."""
    if not _nobody:
        _nobody.append(make_password(secrets.token_hex(16)))
    return _nobody[0]


def try_pass(code: str, pin: str, at: datetime) -> Opened:
    """The pass that code and PIN open at `at`, or why none does. Tries are written down: wrong ones count."""
    with transaction.atomic():
        # One try at a time: else a hundred at once would all still be among the first five.
        found = Pass.objects.select_for_update(no_key=True, of=("self",)).filter(code=as_stored(code)).first()
        # Also hashed where there is no such pass: else the time would tell which codes exist. Cut, so that
        # nobody makes it hash a long text.
        is_right = check_password(pin[:20], found.pin if found else _hash_of_nobody())
        if found is None:
            return Opened(why=Refusal.WRONG)
        # Counted in the database and not in the cache, which may forget.
        if PassTry.objects.filter(of=found, was_right=False).count() >= MOST_WRONG:
            # Only who knows the PIN learns that the pass is closed.
            return Opened(why=Refusal.CLOSED if is_right else Refusal.WRONG)
        PassTry.objects.create(of=found, at=at, was_right=is_right)
    if not is_right:
        return Opened(why=Refusal.WRONG)
    return _of_today(found, at)


def _of_today(found: Pass, at: datetime) -> Opened:
    if school_day(found.school, at) < found.day:
        return Opened(why=Refusal.TOO_EARLY)
    if found.is_over(at) or not found.person.is_active:
        return Opened(why=Refusal.OVER)
    return Opened(found=found)


def pass_ends(user: User, at: datetime) -> datetime | None:
    """When the last pass of a substitute ends that holds at `at`; `at` itself where none does.

    None for everybody else: their day does not end with a pass. No query for them.
    """
    if not user.is_by_pass:
        return None
    standing = Pass.objects.filter(person=user, during__contains=at).values_list("during", flat=True)
    # `at` and not None: None would mean no end, and a substitute without a pass has nothing to record.
    return max((during.upper for during in standing), default=at)
