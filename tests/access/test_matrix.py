"""Who gets what, over every URL, every method and every persona (trust.md). Generated from the URLconf."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.access.ask import Answer, Persona, stranger_id
from tests.access.expected import EXPECTED
from tests.access.routes import Route, routes
from tests.access.table import ANYBODY, OUTSIDERS, SIGN_IN, Page
from tests.fixtures.canary import found_in
from tests.fixtures.district import District

OTHER_METHODS = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# GET and POST are asked by everybody. Whether a view knows another method does not depend on who asks.
ASK_OTHER_METHODS = ("anonymous", "case_manager")
ASK_FOR_NOTHING = ("foreign_teacher", "gened", "case_manager")
ROUTES = routes()
AREAS = {area: list(some) for area, some in groupby(ROUTES, key=lambda route: route.area)}
# What a classroom teacher may read of a student (Part.GLANCE and Part.SAFETY), by what the canary names
GLANCE = (
    "STUDENT.", "ENROLMENT.", "STUDENTBLOCK.", "SAFETYCARDVERSION.", "SAFETYFLAG.", "PLACE", "SECTION",
    "G1", "G2", "G3",
    # Every teacher of the child knows the accommodations (34 CFR 300.323(d)), as adults do them
    "SUPPORTVERSION.WHAT", "SUPPORTVERSION.WHEN", "SUPPORTVERSION.WHERE", "SUPPORTVERSION.HOW",
    "SUPPORTVERSION.AVOID",
)  # fmt: skip

of_an_area = pytest.mark.parametrize("area", AREAS)


def _known(area: str) -> list[tuple[Route, Page]]:
    return [(route, EXPECTED[route.name]) for route in AREAS[area] if route.name in EXPECTED]


def _missing(route: Route) -> str:
    args = "".join(f', {p}="..."' for p in route.parameters)
    return f'"{route.name}": of_student({{200: "case_manager"}}, None{args}),'


def _is(answer: Answer, status: int) -> bool:
    if status == SIGN_IN:
        return answer.status == 302 and answer.location.startswith(reverse(settings.LOGIN_URL))
    return answer.status == status


def _wrong(persona: Persona, method: str, url: str, page: Page) -> str | None:
    """A line that says what was expected of this request and what came, or None where it is right."""
    answer = persona.ask(method, url)
    right = _expected(persona, method, page)
    if not any(_is(answer, status) for status in right):
        return f"{persona.name} {method} {url}: {answer.status} {answer.location} {answer.error}, not {right}"
    leaks = _leaks(persona, answer)
    return f"{persona.name} {method} {url} reads {leaks}" if leaks else None


def _expected(persona: Persona, method: str, page: Page) -> tuple[int, ...]:
    get, post = page.get[persona.name], page.post[persona.name]
    if method == "GET":
        return (get,)
    if method == "POST":
        return (post,)
    if page.other is None:
        return (get, post, 200, 204, 405)
    return (get, 405) if method == "HEAD" else (page.other[persona.name],)


def _leaks(persona: Persona, answer: Answer) -> list[str]:
    found = found_in(answer.text)
    if persona.name in (*ANYBODY, *OUTSIDERS):
        return found
    if persona.name == "gened":
        return [one for one in found if not one.upper().split("-", 1)[1].startswith(GLANCE)]
    return []


def _all_wrong(
    routes: Iterable[tuple[Route, Page]], everybody: Sequence[Persona], crowded: District
) -> Iterable[str]:
    for route, page in routes:
        url = route.url(crowded, page.args)
        for persona in everybody:
            for method in ("GET", "POST", *(OTHER_METHODS if persona.name in ASK_OTHER_METHODS else ())):
                line = _wrong(persona, method, url, page)
                if line:
                    yield line


def test_every_url_has_a_line_in_the_table_and_every_line_a_url():
    """What to add stands in the failure."""
    assert [_missing(route) for route in ROUTES if route.name not in EXPECTED] == []
    assert set(EXPECTED) - {route.name for route in ROUTES} == set()


@pytest.mark.slow
@of_an_area
def test_each_persona_gets_what_the_table_says_and_outsiders_read_no_canary(
    area: str, crowded: District, everybody: list[Persona], log_lines: list[str]
):
    wrong = "\n".join(_all_wrong(_known(area), everybody, crowded))
    assert not wrong, wrong
    assert found_in("\n".join(log_lines)) == []
    names = {name for _route, page in _known(area) for name in page.args.values()}
    ids = [str(getattr(crowded, name).pk) for name in names if hasattr(crowded, name)]
    assert [line for line in log_lines if any(one in line for one in ids)] == []


@pytest.mark.slow
@of_an_area
def test_what_nobody_has_is_404_for_everybody(area: str, crowded: District, everybody: list[Persona]):
    asking = [p for p in everybody if p.name in ASK_FOR_NOTHING]
    wrong = []
    for route, page in _known(area):
        url = route.url(crowded, dict.fromkeys(page.args, stranger_id()))
        for persona in asking if page.args and page.other else ():
            for method, answers in (("GET", page.get), ("POST", page.post)):
                expected = 405 if answers[persona.name] == 405 else 404
                status = persona.ask(method, url).status
                wrong += [] if status == expected else [f"{persona.name} {method} {url}: {status}"]
    assert wrong == []


def test_no_two_urls_share_a_name_and_none_is_without():
    names = [route.name for route in ROUTES]
    assert sorted(names) == sorted(set(names))
    assert [route.pattern for route in ROUTES if "/" in route.name] == []


def test_an_outsider_would_see_the_canaries_if_let_in(crowded: District):
    """Absence proves nothing where there is nothing to leak."""
    texts = [crowded.student.name, crowded.goal.versions.get().behavior, crowded.session.setting]
    assert all(found_in(text) for text in texts)


def test_signed_out_a_script_gets_401_and_no_page(crowded: District, everybody: list[Persona]):
    anonymous = everybody[0]
    for route in ROUTES:
        page = EXPECTED.get(route.name)
        if page and page.get["anonymous"] == SIGN_IN:
            answer = anonymous.ask("GET", route.url(crowded, page.args), accept="application/json")
            assert answer.status == 401, route.name
            assert '"signed_out"' in answer.text, route.name


def test_there_is_no_sign_up(everybody: list[Persona]):
    for persona in everybody:
        for method in ("GET", "POST"):
            assert persona.ask(method, "/accounts/signup/").status == 404, persona.name


def test_who_has_no_password_yet_may_set_one(client: Client, district: District):
    """Accounts that an administrator made: to change a password that is not there was an error page once."""
    client.force_login(district.para)
    set_password = reverse("account_set_password")
    assert client.get(reverse("account_change_password"), secure=True).url == set_password
    assert b'name="password1"' in client.get(set_password, secure=True).content
