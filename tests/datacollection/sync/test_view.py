"""`POST /sync/` over HTTP: always JSON, never a cookie read, never a 500."""

import json
import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from datacollection.models import HeldRecord, Session
from datacollection.sync import strangers
from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District

URL = "/sync/"


@pytest.fixture
def device(sender: Sender) -> Sender:
    """A device whose records are of now: the view receives them by its own clock."""
    sender.at = sender.district.now
    return sender


def post(body: Any, client: Client | None = None, **other: Any) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body)
    return (client or Client(enforce_csrf_checks=True)).post(
        URL, data, content_type="application/json", **other
    )


def test_nobody_signed_in_and_no_csrf_token_and_it_is_stored(device: Sender):
    start = device.start()
    response = post(device.envelope([start], device.at))
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert response.json()["results"] == [{"id": start["id"], "status": "stored", "why": ""}]
    assert response["Cache-Control"] == "no-store"
    assert Session.objects.filter(pk=start["id"]).exists()


def test_the_actor_is_the_tickets_and_not_the_sessions(device: Sender):
    client = Client()
    client.force_login(device.district.foreign_administrator)
    start = device.start()
    post(device.envelope([start], device.at), client)
    assert Session.objects.get(pk=start["id"]).recorder == device.user


def test_no_session_is_read(device: Sender):
    client = Client()
    client.force_login(device.district.para)
    with CaptureQueriesContext(connection) as caught:
        response = post(device.envelope([device.start()], device.at), client)
    assert response.status_code == 200
    assert not [q for q in caught.captured_queries if "django_session" in q["sql"]]
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_post(district: District, method: str):
    response = getattr(Client(), method)(URL)
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_only_json(district: District, kind: str):
    response = Client().post(URL, b"{}", content_type=kind)
    assert (response.status_code, response.json()["error"]) == (415, "content_type")


def test_a_charset_is_allowed(device: Sender):
    body = json.dumps(device.envelope([], device.at))
    assert Client().post(URL, body, content_type="application/json; charset=utf-8").status_code == 200


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 3 * 1024 * 1024])
def test_too_large_is_told_with_the_limit(district: District, size: int):
    response = post(b"[" + b" " * size)
    assert response.status_code == 413
    assert response.json()["limit"] == {"records": 500, "bytes": 1_048_576}


def test_too_large_by_its_header_is_not_even_read(district: District):
    response = post(b"{}", CONTENT_LENGTH=str(10**12))
    assert response.status_code == 413


def test_501_records_are_told_the_limit(device: Sender):
    response = post(device.envelope([device.start()] * 501, device.at))
    assert response.status_code == 413
    assert not Session.objects.filter(record__device=device.device).exists()


def test_what_is_no_json_is_told_so(district: District):
    response = post(b"<html>")
    assert (response.status_code, response.json()) == (400, {"error": "not_json"})


def test_a_database_that_is_away_is_a_503_that_says_when_to_come_again(
    device: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    from datacollection.sync import views as sync

    def away(*_: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(sync, "ingest", away)
    with caplog.at_level(logging.INFO):
        response = post(device.envelope([device.start()], device.at))
    assert (response.status_code, response["Retry-After"], response.json()) == (
        503,
        "5",
        {"error": "unavailable"},
    )


def test_no_content_and_no_name_is_in_the_log(device: Sender, caplog: pytest.LogCaptureFixture):
    from paraportal.logs import JsonFormatter

    start = device.start(setting="SECRETPLACE")
    bad = device.trial(start) | {"data": {"item": "SECRETWORD"}}
    with caplog.at_level(logging.DEBUG):
        post(device.envelope([start, bad], device.at))
        post(b'{"SECRETBODY')
    lines = " ".join(
        JsonFormatter().format(record) for record in caplog.records if record.name != "django.db.backends"
    )
    assert '"route": "sync"' in lines
    for word in ("SECRET", device.ticket, device.user.legal_name, str(device.district.student.pk)):
        assert word not in lines


def test_the_request_id_is_on_every_answer(district: District):
    assert post(b"x")["X-Request-Id"]


def test_a_district_in_which_everybody_sends_at_once_is_told_apart(district: District):
    people = [district.para, district.case_manager]
    senders = [Sender(district, user, district.now) for user in people]
    starts = [sender.start() for sender in senders]
    for sender, start in zip(senders, starts, strict=True):
        post(sender.envelope([start], sender.at))
    assert [Session.objects.get(pk=start["id"]).recorder for start in starts] == people


def test_what_proves_nobody_is_kept_up_to_a_limit_an_hour_and_real_devices_go_on(
    device: Sender, monkeypatch: pytest.MonkeyPatch
):
    cache.clear()
    monkeypatch.setattr(strangers, "PER_HOUR", 3)
    stranger = Sender(device.district, device.user, device.at)
    stranger.ticket = "made up"
    for expected in (200, 429):
        response = post(stranger.envelope([stranger.start(), stranger.start()], device.at))
        assert response.status_code == expected
    assert 0 < int(response["Retry-After"]) <= 3600
    assert HeldRecord.objects.filter(device=stranger.device).count() == 2
    assert post(device.envelope([device.start()], device.at)).json()["results"][0]["status"] == "stored"
