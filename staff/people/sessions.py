"""Ending the sessions of a person."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from staff.models import User


def end_sessions(person: User) -> int:
    """Sign `person` out everywhere. Returns the number of sessions that were deleted."""
    # Django refuses a closed account at its next request anyway. But its old sessions would come back to
    # life when the account is opened again.
    rows = Session.objects.filter(expire_date__gt=timezone.now())
    # The table has no column for the person, so that each session has to be decoded.
    theirs = [row.pk for row in rows.iterator() if row.get_decoded().get(SESSION_KEY) == str(person.pk)]
    count, _each = Session.objects.filter(pk__in=theirs).delete()
    return count
