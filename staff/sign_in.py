"""Signing in. Accounts come from administrators and imports; nobody makes their own."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from staff.models import User


class ClosedDoorAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def person(request: HttpRequest) -> User:
    """Who is signed in. The middleware lets nobody else through; for the types, and it fails closed."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
