from supervision.models.contact import (
    Contact,
    ContactConfirmation,
    ContactKind,
    ContactStudent,
    ContactWithdrawal,
)
from supervision.models.report import Report, Signature
from supervision.models.review import LastReview

__all__ = [
    "Contact", "ContactConfirmation", "ContactKind", "ContactStudent", "ContactWithdrawal", "LastReview",
    "Report", "Signature",
]  # fmt: skip
