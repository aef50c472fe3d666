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
INSIDERS = ("gened", "provider", "para", "substitute", "case_manager", "administrator")
PERSONAS = (*ANYBODY, *OUTSIDERS, *INSIDERS)
Answers = Mapping[str, int]


@dataclass(frozen=True)
class Page:
    """What each persona gets. `args`: for each parameter of the URL, the thing in the district.

    `other`: what PUT and the like get; None for a page of allauth, which answers them in its own ways.
    """

    get: Answers
    post: Answers
    other: Answers | None
    args: dict[str, str] = field(default_factory=dict)


def _answers(
    signed_out: int, outsiders: int, insiders: int, named: Mapping[int, str] | None = None
) -> Answers:
    known = dict.fromkeys(ANYBODY, signed_out) | dict.fromkeys(OUTSIDERS, outsiders)
    known |= dict.fromkeys(INSIDERS, insiders)
    given = {who: status for status, names in (named or {}).items() for who in names.split()}
    assert set(given) <= set(PERSONAS), given
    return known | given


def everybody(get: int = 405, post: int = 405, other: int = 405, **args: str) -> Page:
    """The same for all the world, signed in or not."""
    return Page(_answers(get, get, get), _answers(post, post, post), _answers(other, other, other), args)


def door(get: int, post: int, signed_in_get: int, signed_in_post: int, **args: str) -> Page:
    """A page of signing in: one answer for who is signed out, one for who is signed in."""
    return Page(
        _answers(get, signed_in_get, signed_in_get),
        _answers(post, signed_in_post, signed_in_post),
        None,
        args,
    )


def own(get: int = 405, post: int = 405, signed_out: int = SIGN_IN, signed_out_other: int = SIGN_IN) -> Page:
    """A page without a student in its address: each sees what is theirs."""
    return Page(
        _answers(signed_out, get, get),
        _answers(signed_out_other, post, post),
        _answers(signed_out_other, 405, 405),
    )


def of_student(
    get: Mapping[int, str] | None = None, post: Mapping[int, str] | None = None, **args: str
) -> Page:
    """A page about one student. Outsiders may not know of it: 404. Insiders not named may not act: 403.

    A method that is not given is not allowed: 405 for whoever is signed in.
    """
    no_way = _answers(SIGN_IN, 405, 405)
    read, written = (no_way if named is None else _answers(SIGN_IN, 404, 403, named) for named in (get, post))
    return Page(read, written, no_way, args)


def of_administrators(get: int = 405, post: int = 405) -> Page:
    """A page that every administrator has, each with what is theirs; others know that it is there: 403."""
    who = "administrator sister_administrator foreign_administrator"
    read, written = (
        _answers(SIGN_IN, 405, 405) if s == 405 else _answers(SIGN_IN, 403, 403, {s: who})
        for s in (get, post)
    )
    return Page(read, written, _answers(SIGN_IN, 405, 405))


def of_planners(get: int = 405, post: int = 405) -> Page:
    """A page that every teacher and administrator has, each with what is theirs; for others 403."""
    who = (
        "case_manager other_teacher foreign_teacher administrator sister_administrator foreign_administrator"
    )
    read, written = (
        _answers(SIGN_IN, 405, 405) if s == 405 else _answers(SIGN_IN, 403, 403, {s: who})
        for s in (get, post)
    )
    return Page(read, written, _answers(SIGN_IN, 405, 405))


def of_administrator(get: int = 405, post: int = 405, **args: str) -> Page:
    """A page about somebody or something of a school: for all but its administrators it is not there."""
    read, written = (
        _answers(SIGN_IN, 405, 405) if s == 405 else _answers(SIGN_IN, 404, 404, {s: "administrator"})
        for s in (get, post)
    )
    return Page(read, written, _answers(SIGN_IN, 405, 405), args)


def of_a_district(get: int, post: int) -> Page:
    """A page that administrators read, and on which only one of a whole district acts."""
    who = "administrator sister_administrator foreign_administrator"
    return Page(
        _answers(SIGN_IN, 403, 403, {get: who}),
        _answers(SIGN_IN, 403, 403, {post: "foreign_administrator"}),
        _answers(SIGN_IN, 405, 405),
    )


def of_nobody(get: int = 404, post: int = 404, **args: str) -> Page:
    """A page about something that nobody of the district has."""
    return Page(_answers(SIGN_IN, get, get), _answers(SIGN_IN, post, post), _answers(SIGN_IN, 405, 405), args)
