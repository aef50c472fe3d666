"""A held record in words, for the person who decides on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from datacollection.models import HeldRecord
from datacollection.sync.reasons import Reason

KINDS = {
    "session.start": _("Beginning of a session"),
    "session.pause": _("A pause"),
    "session.resume": _("The end of a pause"),
    "session.end": _("End of a session"),
    "trial": _("A trial"),
    "undo": _("Something taken back"),
    "viewed": _("A page that was read"),
    "update.acknowledged": _("A plan update acknowledged"),
}


@dataclass(frozen=True)
class HeldRow:
    held: HeldRecord

    @property
    def what(self) -> str:
        return str(KINDS.get(self.held.kind, _("A record of an unknown kind")))

    @property
    def why(self) -> str:
        known = self.held.reason in Reason.values
        return str(Reason(self.held.reason).label) if known else self.held.reason

    @property
    def when(self) -> datetime:
        return self.held.made_at or self.held.received_at

    @property
    def body(self) -> str:
        """The raw record, indented where it is JSON. Never interpreted as HTML."""
        text = bytes(self.held.body).decode("utf-8", errors="replace")
        try:
            return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
        except (ValueError, RecursionError):
            return text
