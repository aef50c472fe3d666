"""What was changed about a person, by whom and when: from the rows that triggers write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.checks import say
from core.dated import last_day_of
from staff.models import LicenceKind, Policy, Role, School, User

VERBS = {
    "staff.add_person": gettext_lazy("Added"),
    "staff.change_person": gettext_lazy("Changed the names or the e-mail"),
    "staff.disable": gettext_lazy("Closed the account"),
    "staff.enable": gettext_lazy("Opened the account"),
    "staff.issue_link": gettext_lazy("Made a link to set the password"),
    "staff.add_post": gettext_lazy("Gave a post"),
    "staff.end_post": gettext_lazy("Ended a post"),
    "staff.add_licence": gettext_lazy("Added a license"),
    "staff.change_licence": gettext_lazy("Changed a license"),
}
NEWEST = 50
NAMES = ("legal_name", "used_name", "sort_as", "pronouns", "say_it", "email")


@dataclass(frozen=True)
class HistoryChange:
    """`who`: empty where no person did it: an import, or the installation."""

    at: datetime
    who: str
    what: str
    details: str


def changes_of(person: User) -> list[HistoryChange]:
    """The newest changes first. Five queries."""
    events = [
        *_events("UserEvent", pgh_obj_id=person.pk),
        *_events("PostEvent", user_id=person.pk),
        *_events("LicenceEvent", user_id=person.pk),
    ]
    events.sort(key=lambda event: (event.pgh_created_at, event.pgh_id), reverse=True)
    events = events[:NEWEST]
    names = _names(events)
    schools = {
        s.pk: s.name for s in School.objects.filter(pk__in={_get(e, "school_id") for e in events} - {None})
    }
    return [
        HistoryChange(
            at=event.pgh_created_at,
            who=names.get(_told(event, "user"), ""),
            what=_what(event),
            details=_details(event, schools),
        )
        for event in events
    ]


def who_set(policies: Iterable[Policy]) -> dict[UUID, HistoryChange]:
    """Who set each value and when, by its id; nothing where no person did. Two queries."""
    found: Any = apps.get_model("staff", "PolicyEvent")
    events = list(
        found.objects.filter(pgh_obj_id__in=[one.pk for one in policies], pgh_label="insert").select_related(
            "pgh_context"
        )
    )
    names = _names(events)
    return {
        event.pgh_obj_id: HistoryChange(event.pgh_created_at, names[_told(event, "user")], "", "")
        for event in events
        if _told(event, "user") in names
    }


def _events(model: str, **of: Any) -> list[Any]:
    found: Any = apps.get_model("staff", model)
    return list(found.objects.filter(**of).select_related("pgh_context").order_by("-pgh_id")[:NEWEST])


def _told(event: Any, name: str) -> str:
    return str(event.pgh_context.metadata.get(name, "")) if event.pgh_context else ""


def _what(event: Any) -> str:
    """The act in words; without one, what the installation or an import did."""
    without = _("Entered") if event.pgh_label == "insert" else _("Changed")
    return str(VERBS.get(_told(event, "verb"), without))


def _get(event: Any, name: str) -> Any:
    return getattr(event, name, None)


def _names(events: Sequence[Any]) -> dict[str, str]:
    ids = {_told(event, "user") for event in events} - {""}
    return {str(user.pk): user.name for user in User.objects.filter(pk__in=ids)}


def _details(event: Any, schools: dict[Any, str]) -> str:
    """What the row was after the change, in words."""
    if hasattr(event, "role"):
        words = {
            "role": Role(event.role).label,
            "school": schools.get(event.school_id, ""),
            "when": _days(event.during),
        }
        return _("%(role)s, %(school)s, %(when)s") % words
    if hasattr(event, "valid"):
        text = f"{LicenceKind(event.kind).label}, {_days(event.valid)}"
        if event.renewal_applied:
            text += ", " + _("renewal applied for on %(day)s") % {"day": say(event.renewal_applied)}
        return text
    return ", ".join(value for value in (getattr(event, name) for name in NAMES) if value)


def _days(during: Any) -> str:
    first, last = say(during.lower), last_day_of(during)
    return f"{first} – {say(last)}" if last else _("since %(first)s") % {"first": first}
