"""The main navigation, by what a person's posts let them do."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from staff.models import Role


class NavItem(TypedDict):
    url: str
    label: str | Promise
    is_current: bool


ITEMS: list[tuple[str, str | Promise, frozenset[Role]]] = [
    ("today", _("Today"), frozenset({Role.PARA, Role.TEACHER, Role.PROVIDER, Role.SUBSTITUTE})),
    ("students:list", _("Students"), frozenset(Role)),
    ("schedule:staffing", _("The day"), frozenset({Role.TEACHER, Role.ADMINISTRATOR})),
    ("datacollection:held", _("Needs a look"), frozenset({Role.TEACHER, Role.ADMINISTRATOR})),
    ("supervision:home", _("Supervision"), frozenset({Role.PARA, Role.TEACHER, Role.ADMINISTRATOR})),
    ("reports:list", _("Weekly reports"), frozenset({Role.TEACHER})),
    ("staff:administration", _("Administration"), frozenset({Role.ADMINISTRATOR})),
]


def nav_items(request: HttpRequest) -> list[NavItem]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    here, roles = request.resolver_match.view_name if request.resolver_match else "", user.roles()
    return [
        {"url": reverse(name), "label": label, "is_current": name == here}
        for name, label, who in ITEMS
        if who & roles
    ]
