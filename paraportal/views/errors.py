"""Error pages in words, each with the request id that the log also holds."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string


def _page(request: HttpRequest, status: int, template: str | None = None) -> HttpResponse:
    request_id = str(getattr(request, "id", ""))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": status, "request_id": request_id}, status=status)
    # Rendered without a request: no context processor, no session, no database can fail here.
    return HttpResponse(
        render_to_string(template or f"{status}.html", {"request_id": request_id}), status=status
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, "403_csrf.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    return _page(request, 500)


def closed(request: HttpRequest) -> HttpResponse:
    """A door that is not there: sign-up is closed, accounts come from administrators."""
    return _page(request, 404)


closed.login_required = False  # type: ignore[attr-defined]
