"""Every request gets an id, an answer that carries it, and one line in the log."""

import logging
import time
from collections.abc import Callable
from uuid import UUID

from django.core.signals import got_request_exception
from django.db import connection
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.functional import LazyObject, empty

from core.ids import uuid7
from core.request_id import current_request_id

logger = logging.getLogger("paraportal.request")


class RequestLogMiddleware:
    """Outermost, so that an answer of any other middleware is logged too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid7()
        request.id = request_id  # type: ignore[attr-defined]
        token = current_request_id.set(request_id)
        counter, began = _QueryCounter(), time.perf_counter()
        try:
            with connection.execute_wrapper(counter):
                response = self._get_response(request)
            response["X-Request-Id"] = str(request_id)
            self._log(request, response, request_id, counter.count, began)
            return response
        finally:
            current_request_id.reset(token)

    @staticmethod
    def _log(
        request: HttpRequest, response: HttpResponse, request_id: UUID, queries: int, began: float
    ) -> None:
        match, user = request.resolver_match, getattr(request, "user", None)
        if isinstance(user, LazyObject) and user._wrapped is empty:
            # Nobody asked who it is. Looking it up would read a session for the log's sake, and fail the
            # answer where the database is away.
            user = None
        logger.info(
            "request",
            extra={
                "request_id": request_id,
                "user": getattr(user, "pk", None),
                "route": match.view_name if match else None,
                "method": request.method,
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "queries": queries,
            },
        )


class _QueryCounter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self, execute: Callable[..., object], sql: str, params: object, many: bool, context: object
    ) -> object:
        self.count += 1
        return execute(sql, params, many, context)


@receiver(got_request_exception)
def log_trouble(sender: object, **kwargs: object) -> None:
    """What ends in the error page: its type and place. Django's own line repeats the path, and is off."""
    logger.error("unhandled exception", exc_info=True, extra={"request_id": current_request_id.get()})
