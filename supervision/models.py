"""The tables of this room, gathered from its features."""

from supervision.contacts.models import (
    Contact,
    ContactConfirmation,
    ContactKind,
    ContactStudent,
    ContactWithdrawal,
)
from supervision.data_views.models import DataView
from supervision.reports.models import Report, Signature

__all__ = [
    "Contact",
    "ContactConfirmation",
    "ContactKind",
    "ContactStudent",
    "ContactWithdrawal",
    "DataView",
    "Report",
    "Signature",
]
