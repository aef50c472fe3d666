"""Headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # A page about a student stays in no cache, neither the browser's nor a proxy's: on a shared
        # Chromebook the next person presses "back". What may be kept says so itself.
        response.setdefault("Cache-Control", "no-store")
        return response
