"""Deny by default: who is not signed in is sent to sign in, in the way that the caller understands."""

from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url


class SignedInMiddleware(LoginRequiredMiddleware):
    """Like Django's, but a script gets 401 instead of a redirect that it would follow to a page."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        sign_in = resolve_url(settings.LOGIN_URL)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": sign_in})
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"error": "signed_out", "sign_in": sign_in}, status=401)
        return super().handle_no_permission(request, view_func)
