"""Deny by default: who is not signed in is sent to sign in, in the way that the caller understands."""

from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url


class SignedInMiddleware(LoginRequiredMiddleware):
    """Like Django's, but a script gets 401 instead of a redirect that it would follow to a page."""

    def process_view(self, request: HttpRequest, view_func: Any, *args: Any) -> Any:
        # Django asks who it is before it looks whether that matters. A view for everybody reads no session,
        # so that it answers while the database is away.
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, *args)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        sign_in = resolve_url(settings.LOGIN_URL)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": sign_in})
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"error": "signed_out", "sign_in": sign_in}, status=401)
        return super().handle_no_permission(request, view_func)
