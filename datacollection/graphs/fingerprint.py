"""Has anything changed of what a page shows of sessions, without reading them: one number for all."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from core.once_a_page import once_a_page
from datacollection.models import Counts, Session, SessionSummary
from iep.models import TargetVersion
from staff.models import User

# All that `Sitting` holds and its order goes by: a hash of the row, joined by exclusive or. Not the newest
# `calculated_at`: of two summaries written at once, the later to be seen may say the earlier moment.
PRINT = f"""
SELECT count(*), bit_xor(hash_record_extended(ROW(
         it.id, it.target_id, version.measure, it.purpose, it.school_day, it.setting, it.began_at,
         it.recorder_id, who.used_name, who.legal_name,
         said.n, said.numerator, said.denominator, said.score, said.evaluated, said.observed_seconds,
         said.tallies), 0))
  FROM {SessionSummary._meta.db_table} AS said
  JOIN {Session._meta.db_table} AS it ON it.id = said.session_id
  JOIN {TargetVersion._meta.db_table} AS version ON version.id = it.version_id
  JOIN {User._meta.db_table} AS who ON who.id = it.recorder_id
 WHERE it.target_id = ANY(%s) AND it.counts <> %s
"""  # noqa: S608 - names of tables, nothing that anybody typed


Print = tuple[int, int | None]


def print_now(targets: Sequence[UUID]) -> Print:
    """How many sittings these targets have, and 64 bits that change with any of them. One query."""
    with connection.cursor() as cursor:
        cursor.execute(PRINT, [list(targets), Counts.AGREEMENT.value])
        number, bits = cursor.fetchone()
    return number, bits


@once_a_page
def print_of(targets: Sequence[UUID]) -> Print:
    return print_now(targets)
