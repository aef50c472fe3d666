"""`POST /sync/`: JSON in, a receipt out. It knows no session and reads no cookie (data-model.md)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from datacollection.sync import envelope
from datacollection.sync.envelope import EnvelopeRefused
from datacollection.sync.ingest import ingest

logger = logging.getLogger("paraportal.sync")

SOON = 5  # seconds after which a device should try again


# No cookie is read, so there is nothing that another site could make a browser send along.
@csrf_exempt
@login_not_required
def sync(request: HttpRequest) -> HttpResponse:
    """Take in what a device recorded. 200 with a receipt, or why not, always as JSON."""
    received_at = timezone.now()
    try:
        answer = ingest(_body(request), received_at)
    except EnvelopeRefused as refused:
        return _json(refused.words, refused.status, _headers(refused))
    except (DatabaseError, InterfaceError):
        logger.exception("The database did not take a batch")
        # The device keeps its records and comes back after so many seconds.
        return _json({"error": "unavailable"}, 503, {"Retry-After": str(SOON)})
    return _json(answer.to_json(), 200, {})


def _headers(refused: EnvelopeRefused) -> dict[str, str]:
    if refused.status == 405:
        return {"Allow": "POST"}
    return {"Retry-After": str(refused.words["after"])} if "after" in refused.words else {}


def _body(request: HttpRequest) -> bytes:
    if request.method != "POST":
        raise EnvelopeRefused(405, error="method", allowed=["POST"])
    # A plain HTML form cannot send this type: only scripts of this site do without a preflight.
    if request.content_type != "application/json":
        raise EnvelopeRefused(415, error="content_type", wanted="application/json")
    # By the header first, so that a body that is too long is never read.
    if _length(request) > envelope.MOST_BYTES:
        raise envelope.too_large()
    try:
        return request.body
    # The header said less, or nothing (chunked): Django's own limit stops the reading.
    except RequestDataTooBig:
        raise envelope.too_large() from None
    except (UnreadablePostError, OSError):
        raise EnvelopeRefused(400, error="not_json") from None


def _length(request: HttpRequest) -> int:
    """The Content-Length that the request states; 0 where it states none."""
    length = request.META.get("CONTENT_LENGTH", "")
    # isdigit() alone is true of superscripts and other digits, at which int() raises.
    return int(length) if length.isascii() and length.isdigit() else 0


def _json(words: Mapping[str, Any], status: int, headers: Mapping[str, str]) -> JsonResponse:
    return JsonResponse(dict(words), status=status, headers={"Cache-Control": "no-store", **headers})
