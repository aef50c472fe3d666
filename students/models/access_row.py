from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.db.models import Func

from staff.append_only import append_only
from staff.models import User


class TransactionId(Func):
    """The id of the transaction that inserts the row: sealing leaves out what is still open."""

    template = "(pg_current_xact_id()::text::bigint)"
    arity = 0
    output_field = models.BigIntegerField()


class AccessRow(models.Model):
    """One look at one or more students' records: who, where, on what ground (C2). Added, never changed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    who = models.ForeignKey(User, models.PROTECT, related_name="+")
    page = models.CharField(max_length=80)
    act = models.CharField(max_length=20)
    ground = models.CharField(max_length=200)
    students = ArrayField(models.UUIDField())
    request_id = models.UUIDField(null=True)
    txid = models.BigIntegerField(db_default=TransactionId(), editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["students"], name="access_row_students"),
            # Sealing asks for the newest transactions. Rows lie in that order, so a few bytes a page will do.
            BrinIndex(fields=["txid"], name="access_row_txid", autosummarize=True),
        ]
        triggers = append_only()
