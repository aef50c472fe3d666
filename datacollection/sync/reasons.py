"""Why a record is held: one word for the device and the table, one sentence for the person who looks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    ID = "id", _("Its number was not made the way that our recorders make them.")
    MALFORMED = "malformed", _("Something in it could not be read.")
    SEALED = "sealed", _("It is sealed, and this server has no key to open it.")
    KIND = "kind", _("This server does not know this kind of record.")
    TICKET = (
        "ticket",
        _("The day pack that it was recorded under does not cover this person, device and time."),
    )
    CLOCK = "clock", _("When it happened could not be told from the device's clock.")
    SEQUENCE = "sequence", _("Another record of this device has the same place in the sequence.")
    ALTERED = "altered", _("Another record with the same number, but other contents, came earlier.")
    WAITING = "waiting", _("It belongs to a session that has not arrived.")
    NOT_ASSIGNED = "not_assigned", _("The person was not assigned to this student at that time.")
    TARGET = "target", _("There is no such target.")
    TARGET_CLOSED = "target_closed", _("The target was closed at that time.")
    VERSION = "version", _("It does not name a version of this target's plan that was in force.")
    MEASURE = "measure", _("This target's measure has no such response.")
    STEP = "step", _("It names no step or interval of this target's plan.")
    SECONDS = "seconds", _("It does not say how long it took.")
    VALUE = "value", _("Its value is missing, or is none that this target's plan allows.")
    PAPER = "paper", _("It names a time of its own, which only a session typed in from paper may do.")
    NOT_THEIRS = "not_theirs", _("It belongs to a session or record of another person.")
    NOT_UNDONE = "not_undone", _("A record of this kind cannot be taken back.")
    NOT_GIVEN = "not_given", _("This update was not given to this person.")
    NOT_ASKED = "not_asked", _("Nobody asked this person about it.")
    ANSWERED = "answered", _("This person answered it otherwise before, and the first answer stands.")
    STUDENT = "student", _("There is no such student.")
    DATABASE = "database", _("The database could not store it.")


# What a person with a right to decide may overlook. The others are not a matter of permission: there is
# nobody to count them for, or nothing to count.
PARDONABLE = frozenset(
    {Reason.TICKET, Reason.SEQUENCE, Reason.NOT_ASSIGNED, Reason.TARGET_CLOSED, Reason.NOT_THEIRS}
)
