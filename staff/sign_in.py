"""Signing in. Accounts come from administrators and imports; nobody makes their own."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from staff.models import User


class ClosedDoorAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        # A password would open the account beyond the one day that a pass is for.
        if user.is_by_pass:
            raise PermissionDenied(_("A substitute signs in with a pass, and with nothing else."))
        super().set_password(user, password)


def person(request: HttpRequest) -> User:
    """The person who is signed in. Raises PermissionDenied where nobody is."""
    # SignedInMiddleware lets nobody else through; this tells the type, and fails closed if it is ever
    # missing.
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
