"""What of this room rests on a licence: signing the weekly report."""

from django.utils.translation import gettext_lazy

from staff.licences.licence_effects import Stop, register
from staff.models import Role
from supervision.reports.actions import POLICY


def register_all() -> None:
    register(
        Stop(
            "signing",
            POLICY,
            frozenset({Role.TEACHER}),
            gettext_lazy("Signing the weekly report. It is still made, and can be read."),
        )
    )
