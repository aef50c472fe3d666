"""Logs are JSON lines that hold no name, no path argument and nothing that somebody typed."""

import json
import logging
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from paraportal import urls
from paraportal.logs import JsonFormatter
from students.models import Student
from tests.fixtures.canary import canary, found_in

KNOWN = {
    "at", "level", "logger", "message", "request_id", "user", "route", "method", "status", "ms", "queries",
    "verb", "task", "error", "where",
}  # fmt: skip


class Breaks:
    """Views that go wrong with a student's words in the exception."""

    @staticmethod
    def error(request: HttpRequest, pk: UUID) -> HttpResponse:
        raise ValueError(canary("exception"))

    @staticmethod
    def refused(request: HttpRequest, pk: UUID) -> HttpResponse:
        raise PermissionDenied(canary("exception"))

    @staticmethod
    def suspicious(request: HttpRequest, pk: UUID) -> HttpResponse:
        raise SuspiciousOperation(canary("exception"))

    @staticmethod
    def database(request: HttpRequest, pk: UUID) -> HttpResponse:
        Student(pk=pk, legal_name=canary("insert")).save(force_insert=True)  # there is one of this id
        return HttpResponse()


urlpatterns = [
    path("", include(urls.urlpatterns)),
    path("breaks/<uuid:pk>/error/", Breaks.error, name="error"),
    path("breaks/<uuid:pk>/refused/", Breaks.refused, name="refused"),
    path("breaks/<uuid:pk>/suspicious/", Breaks.suspicious, name="suspicious"),
    path("breaks/<uuid:pk>/database/", Breaks.database, name="database"),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
breaking = pytest.mark.urls(__name__)
STATUS = {"error": 500, "refused": 403, "suspicious": 400, "database": 500}


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The lines that our own handler would write, from every logger that reaches it."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonFormatter().format(record))

    keeper = Keeper()
    loggers = [logging.getLogger(), *_with_own_handlers()]
    for logger in loggers:
        logger.addHandler(keeper)
    yield lines
    for logger in loggers:
        logger.removeHandler(keeper)


def _with_own_handlers() -> list[logging.Logger]:
    """Loggers that do not pass on what they write."""
    every = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    return [logger for logger in every if not logger.propagate and logger.handlers]


@pytest.fixture
def client(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def _requests(written: list[str]) -> list[dict[str, object]]:
    return [line for line in map(json.loads, written) if line["message"] == "request"]


def test_each_request_is_one_line_with_route_user_status_and_queries(client, district, written):
    client.force_login(district.case_manager)
    response = client.get(f"/students/{district.student.pk}/", secure=True)
    (line,) = _requests(written)
    assert line["route"] == "students:student"
    assert line["user"] == str(district.case_manager.pk)
    assert (line["method"], line["status"]) == ("GET", 200)
    assert line["queries"] > 0
    assert line["request_id"] == response["X-Request-Id"]


def test_every_line_is_json_with_known_keys_only(client, district, written):
    client.force_login(district.case_manager)
    client.get("/students/", secure=True)
    client.get("/nowhere/", secure=True)
    assert written
    assert [set(json.loads(line)) - KNOWN for line in written] == [set()] * len(written)


def test_no_path_no_search_and_nothing_typed_is_in_the_log(client, district, written):
    client.force_login(district.case_manager)
    word, pk = canary("typed"), district.student.pk
    client.get(f"/students/?q={word}", secure=True)
    client.get(f"/students/{pk}/{word}/", secure=True)
    client.post(f"/students/{pk}/goals/new/", {"behavior": word, "area": word}, secure=True)
    client.post("/accounts/login/", {"login": f"{word}@example.org", "password": word}, secure=True)
    client.post("/sync/", f'{{"schema":1,"records":["{word}"', content_type="application/json", secure=True)
    assert len(_requests(written)) == 5
    text = "\n".join(written)
    assert found_in(text) == []
    assert str(pk) not in text
    assert district.case_manager.name not in text


@breaking
@pytest.mark.parametrize("name", STATUS)
def test_an_exception_leaves_its_type_and_place_but_not_its_words(client, district, written, name):
    client.force_login(district.case_manager)
    response = client.get(f"/breaks/{district.student.pk}/{name}/", secure=True)
    assert response.status_code == STATUS[name]
    text = "\n".join(written)
    assert found_in(text) == []
    assert str(district.student.pk) not in text
    if STATUS[name] == 500:
        (trouble,) = [line for line in map(json.loads, written) if "error" in line]
        assert trouble["level"] == "error"
        assert any("test_logs.py" in place for place in trouble["where"])
        assert trouble["request_id"] == response["X-Request-Id"]


@breaking
@pytest.mark.parametrize("name", STATUS)
def test_an_error_page_shows_the_number_that_the_log_holds_and_no_word_of_the_error(
    client, district, written, name
):
    client.force_login(district.case_manager)
    response = client.get(f"/breaks/{district.student.pk}/{name}/", secure=True)
    (line,) = _requests(written)
    assert line["request_id"] == response["X-Request-Id"]
    assert str(line["request_id"]) in response.content.decode()
    assert found_in(response.content) == []
    asked = client.get(
        f"/breaks/{district.student.pk}/{name}/", secure=True, headers={"accept": "application/json"}
    )
    assert asked.json() == {"error": STATUS[name], "request_id": asked["X-Request-Id"]}


def test_a_page_that_is_not_there_shows_its_number_too(client, written, db):
    response = client.get("/nowhere/", secure=True)
    assert response.status_code == 404
    assert response["X-Request-Id"] in response.content.decode()


def test_a_form_without_its_token_is_told_in_words_with_the_number(district, written):
    client = Client(enforce_csrf_checks=True)
    client.force_login(district.case_manager)
    response = client.post(f"/students/{district.student.pk}/goals/new/", {}, secure=True)
    assert response.status_code == 403
    assert response["X-Request-Id"] in response.content.decode()
    assert str(district.student.pk) not in "\n".join(written)


def test_actions_are_logged_by_verb_and_person_alone(district, written):
    from schedule.assigning.actions import end_assignment

    end_assignment(assignment=district.assignment, last_day=district.today, by=district.case_manager)
    (line,) = [line for line in map(json.loads, written) if line["logger"] == "paraportal.action"]
    assert line["verb"] == "students.end_assignment"
    assert line["user"] == str(district.case_manager.pk)
    assert found_in("\n".join(written)) == []
