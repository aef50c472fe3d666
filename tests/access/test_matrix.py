"""Who gets what, over every URL, every method and every persona (trust.md). Generated from the URLconf."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.access.ask import Answer, Persona, personas, stranger_id
from tests.access.expected import EXPECTED
from tests.access.routes import Route, routes
from tests.access.table import ANYBODY, OUTSIDERS, SIGN_IN, Page
from tests.fixtures.canary import found_in
from tests.fixtures.district import District

OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ROUTES = routes()
# What a classroom teacher may read of a student (Part.GLANCE and Part.SAFETY), by what the canary names
GLANCE = (
    "STUDENT.", "ENROLMENT.", "STUDENTBLOCK.", "SAFETYCARDVERSION.", "PLACE", "SECTION", "G1", "G2", "G3",
)  # fmt: skip

all_routes = pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])


def _page(route: Route) -> Page:
    page = EXPECTED.get(route.name)
    if page is None:
        args = "".join(f', {p}="..."' for p in route.parameters)
        pytest.fail(
            f'tests/access/expected.py has no line for /{route.pattern}. Add: "{route.name}": '
            f'of_student({{200: "case_manager"}}, post=None{args})'
        )
    return page


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
    if page.is_loose:
        return (get, post, 200, 204, 405)
    if method == "HEAD":
        return (get, 405)
    return (SIGN_IN if SIGN_IN in (get, post) else post if get == post else 405,)


def _leaks(persona: Persona, answer: Answer) -> list[str]:
    found = found_in(answer.text)
    if persona.name in (*ANYBODY, *OUTSIDERS):
        return found
    if persona.name == "gened":
        return [one for one in found if not one.upper().split("-", 1)[1].startswith(GLANCE)]
    return []


@all_routes
def test_each_persona_gets_what_the_table_says_and_outsiders_read_no_canary(
    route: Route, district: District, log_lines: list[str]
):
    page = _page(route)
    url = route.url(district, page.args)
    wrong = [
        _wrong(persona, method, url, page)
        for persona in personas(district)
        for method in ("GET", "HEAD", "POST", *OTHER_METHODS)
    ]
    assert [line for line in wrong if line] == []
    assert found_in("\n".join(log_lines)) == []
    ids = [str(getattr(getattr(district, name, None), "pk", "-")) for name in page.args.values()]
    assert [line for line in log_lines if any(one in line for one in ids if one != "-")] == []


@pytest.mark.parametrize(
    "route",
    [r for r in ROUTES if r.parameters and not EXPECTED.get(r.name, Page({}, {}, is_loose=True)).is_loose],
    ids=lambda route: route.name,
)
def test_what_nobody_has_is_404_for_everybody(route: Route, district: District):
    page = _page(route)
    url = route.url(district, dict.fromkeys(page.args, stranger_id()))
    for persona in personas(district):
        if persona.name not in ANYBODY:
            for method, answers in (("GET", page.get), ("POST", page.post)):
                expected = 405 if answers[persona.name] == 405 else 404
                assert persona.ask(method, url).status == expected, (persona.name, method, url)


def test_the_table_has_no_line_for_a_url_that_is_gone():
    assert set(EXPECTED) - {route.name for route in ROUTES} == set()


def test_no_two_urls_share_a_name_and_none_is_without():
    names = [route.name for route in ROUTES]
    assert sorted(names) == sorted(set(names))
    assert [route.pattern for route in ROUTES if route.name == route.pattern and "/" in route.pattern] == []


def test_an_outsider_would_see_the_canaries_if_let_in(district: District):
    """Absence proves nothing where there is nothing to leak."""
    texts = [district.student.name, district.goal.versions.get().behavior, district.session.setting]
    assert all(found_in(text) for text in texts)


def test_signed_out_a_script_gets_401_and_no_page(district: District):
    anonymous = personas(district)[0]
    for route in ROUTES:
        page = EXPECTED.get(route.name)
        if page and page.get["anonymous"] == SIGN_IN:
            answer = anonymous.ask("GET", route.url(district, page.args), accept="application/json")
            assert answer.status == 401, route.name
            assert '"signed_out"' in answer.text, route.name


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_there_is_no_sign_up(method: str, district: District):
    for persona in personas(district):
        assert persona.ask(method, "/accounts/signup/").status == 404, persona.name
