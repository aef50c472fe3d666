"""The words in which `expected.py` says what is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SIGN_IN = -1  # 302 to the sign-in page
ANYBODY = ("anonymous", "disabled")
OUTSIDERS = (
    "foreign_teacher",
    "other_teacher",
    "other_gened",
    "provider_other",
    "para_unassigned",
    "para_ended",
    "sister_administrator",
    "foreign_administrator",
)
INSIDERS = ("gened", "provider", "para", "case_manager", "administrator")
PERSONAS = (*ANYBODY, *OUTSIDERS, *INSIDERS)
Answers = Mapping[str, int]


@dataclass(frozen=True)
class Page:
    """What each persona gets. `args`: for each parameter of the URL, the thing in the district.

    `is_loose`: a view of allauth, which answers other methods in its own ways, but never with an error.
    """

    get: Answers
    post: Answers
    args: dict[str, str] = field(default_factory=dict)
    is_loose: bool = False


def _answers(signed_out: int, others: int, insiders: int, named: Mapping[int, str]) -> Answers:
    known = dict.fromkeys(ANYBODY, signed_out) | dict.fromkeys(OUTSIDERS, others)
    known |= dict.fromkeys(INSIDERS, insiders)
    given = {who: status for status, names in named.items() for who in names.split()}
    assert set(given) <= set(PERSONAS), given
    return known | given


def everybody(get: int = 405, post: int = 405, **args: str) -> Page:
    """The same for all the world, signed in or not."""
    return Page(_answers(get, get, get, {}), _answers(post, post, post, {}), args)


def door(get: int, post: int, signed_in_get: int, signed_in_post: int, **args: str) -> Page:
    """A page of signing in: one answer for who is signed out, one for who is signed in."""
    return Page(
        _answers(get, signed_in_get, signed_in_get, {}),
        _answers(post, signed_in_post, signed_in_post, {}),
        args,
        is_loose=True,
    )


def own(
    get: int | Mapping[int, str] = 405, post: int | Mapping[int, str] = 405, signed_out: int = SIGN_IN
) -> Page:
    """A page without a student in its address: each sees what is theirs. Not named means 403."""
    both = []
    for answer in (get, post):
        rest = answer if isinstance(answer, int) else 403
        both.append(_answers(signed_out, rest, rest, {} if isinstance(answer, int) else answer))
    return Page(*both)


def of_student(
    get: Mapping[int, str] | None = None, post: Mapping[int, str] | None = None, **args: str
) -> Page:
    """A page about one student. Outsiders may not know of it: 404. Insiders not named may not act: 403.

    A method that is not given is not allowed: 405 for whoever is signed in.
    """
    both = [
        _answers(SIGN_IN, 405, 405, {}) if named is None else _answers(SIGN_IN, 404, 403, named)
        for named in (get, post)
    ]
    return Page(*both, args)
