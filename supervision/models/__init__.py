from supervision.models.contact import (
    Contact,
    ContactConfirmation,
    ContactKind,
    ContactStudent,
    ContactWithdrawal,
)
from supervision.models.review import LastReview

__all__ = [
    "Contact", "ContactConfirmation", "ContactKind", "ContactStudent", "ContactWithdrawal", "LastReview",
]  # fmt: skip
