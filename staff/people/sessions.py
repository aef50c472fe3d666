"""Sessions of a person. Django's table does not know whose they are, so each one is read."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from staff.models import User


def end_sessions(person: User) -> int:
    """Signs `person` out everywhere, and says of how many places.

    An inactive account is refused at its next request anyway; without this, its sessions of before would
    come back to life when it is opened again.
    """
    rows = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [row.pk for row in rows.iterator() if row.get_decoded().get(SESSION_KEY) == str(person.pk)]
    count, _each = Session.objects.filter(pk__in=theirs).delete()
    return count
