"""The seals over the access log: one chain, and no byte under it changes unseen."""

from __future__ import annotations

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from staff.models import User
from students.access_log import audit, seal_heads, sealing
from students.models import AccessRow, AccessSeal
from tests.faults.crowd import all_at_once
from tests.fixtures.clock import right_now

# Alone on its engines: what is sealed must be older than every open transaction of the whole server, and
# tests beside this one keep theirs open.
pytestmark = [pytest.mark.usefixtures("transactional_db"), pytest.mark.faults]


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def who() -> User:
    return User.objects.create(email="para@example.org", legal_name="Pat Para")


def look(who: User, page: str = "students:student") -> AccessRow:
    return AccessRow.objects.create(
        at=right_now(), who=who, page=page, act="looked", ground="assignment", students=[uuid4()]
    )


def as_the_owner(sql: str, *values: object) -> None:
    """As somebody who owns the tables, and switches their triggers off."""
    with connection.cursor() as cursor:
        for table in ("students_accessrow", "students_accessseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        for table in ("students_accessrow", "students_accessseal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def complaints() -> list[str]:
    return audit.verify().complaints


def test_rows_are_sealed_once_and_the_chain_goes_on(who):
    look(who), look(who)
    assert sealing.seal_waiting() == 2
    assert sealing.seal_waiting() == 0
    look(who)
    assert sealing.seal_waiting() == 1
    first, second = AccessSeal.objects.order_by("id")
    assert (first.n, second.n) == (2, 1)
    assert bytes(second.prev) == bytes(first.hash)
    found = audit.verify()
    assert (found.seals, found.sealed, found.waiting, found.complaints) == (2, 3, 0, [])


def test_many_rows_are_sealed_in_parts(who, monkeypatch):
    monkeypatch.setattr(sealing, "AT_ONCE", 2)
    for _n in range(5):
        look(who)
    assert sealing.seal_waiting() == 5
    assert [seal.n for seal in AccessSeal.objects.order_by("id")] == [2, 2, 1]
    assert complaints() == []


def test_what_an_open_transaction_may_still_write_is_not_sealed(who):
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
            early = look(who)
            assert sealing.seal_waiting() == 0
            cursor.execute(
                "INSERT INTO students_accessrow (at, who_id, page, act, ground, students)"
                " SELECT at, who_id, 'late', act, ground, students FROM students_accessrow WHERE id = %s",
                [early.pk],
            )
        other.commit()
    finally:
        other.close()
    assert sealing.seal_waiting() == 2
    assert complaints() == []


def test_what_is_open_in_another_database_of_the_server_holds_nothing_up(who):
    with connection._nodb_cursor() as elsewhere:
        elsewhere.execute("BEGIN")
        elsewhere.execute("SELECT pg_current_xact_id()")
        look(who)
        assert sealing.seal_waiting() == 1
        elsewhere.execute("ROLLBACK")


CHANGES = (
    "at = at + interval '1 microsecond'",
    "page = 'students:studenu'",
    "act = 'Looked'",
    "ground = ground || ' '",
    "students = students || students",
    "request_id = gen_random_uuid()",
)


def test_a_changed_byte_is_found_and_told(who):
    rows = [look(who) for _change in CHANGES]
    untouched = look(who)
    sealing.seal_waiting()
    for row, change in zip(rows, CHANGES, strict=True):
        as_the_owner(f"UPDATE students_accessrow SET {change} WHERE id = %s", row.pk)
    told = complaints()
    assert [words.split(" (")[0] for words in told] == [f"Row {row.pk}" for row in rows]
    assert all(words.endswith("was changed after seal 1.") for words in told)
    assert f"Row {untouched.pk}" not in " ".join(told)


def test_a_row_that_claims_to_be_newer_than_its_seal_is_found(who):
    row = look(who)
    sealing.seal_waiting()
    as_the_owner("UPDATE students_accessrow SET txid = txid + 1000000 WHERE id = %s", row.pk)
    assert complaints() == [f"Row {row.pk}, sealed by seal 1, names another transaction."]


def test_a_removed_row_is_found(who):
    rows = [look(who), look(who)]
    sealing.seal_waiting()
    as_the_owner("DELETE FROM students_accessrow WHERE id = %s", rows[0].pk)
    assert complaints() == [f"Row {rows[0].pk}, sealed by seal 1, was removed."]


def test_a_row_that_was_slipped_in_is_found(who):
    row = look(who)
    sealing.seal_waiting()
    as_the_owner(
        "INSERT INTO students_accessrow (at, who_id, page, act, ground, students, txid)"
        " SELECT at, who_id, page, act, ground, students, txid FROM students_accessrow WHERE id = %s",
        row.pk,
    )
    (told,) = complaints()
    assert "was added after seal 1." in told


def test_a_changed_a_removed_and_a_cut_off_seal_are_found(who):
    for _n in range(3):
        look(who)
        sealing.seal_waiting()
    as_the_owner("UPDATE students_accessseal SET at = at + interval '1 second' WHERE id = 2")
    assert len(complaints()) == 1
    as_the_owner("DELETE FROM students_accessseal WHERE id = 2")
    told = complaints()
    assert "removed" in told[0]
    as_the_owner("DELETE FROM students_accessseal WHERE id = 3")
    assert "Seal 3 was noted outside of the database, and is not in it." in complaints()


def test_who_rewrites_the_whole_chain_is_betrayed_by_the_heads_outside(who):
    row = look(who)
    sealing.seal_waiting()
    as_the_owner("DELETE FROM students_accessrow WHERE id = %s", row.pk)
    as_the_owner("DELETE FROM students_accessseal")
    kept = seal_heads.path().read_text()
    look(who)
    sealing.seal_waiting()
    seal_heads.path().write_text(kept)
    (told,) = complaints()
    assert "is not the one noted outside" in told


def test_a_head_from_a_log_can_be_compared(who):
    look(who)
    sealing.seal_waiting()
    seal_heads.path().unlink()
    digest = bytes(AccessSeal.objects.get().hash).hex()
    out = StringIO()
    call_command("verify_audit", "--head", f"1:{digest}", stdout=out)
    assert f"1:{digest}" in out.getvalue()
    with pytest.raises(CommandError, match="not the one noted outside"):
        call_command("verify_audit", "--head", f"1:{'0' * 64}", stdout=out)


def test_seals_are_neither_changed_nor_removed(who):
    look(who)
    sealing.seal_waiting()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AccessSeal.objects.update(n=0)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AccessSeal.objects.all()._raw_delete("default")


def test_sealers_at_once_make_one_chain(who):
    for _n in range(8):
        look(who)
    sealed = all_at_once(*[sealing.seal_waiting] * 4)
    assert sum(sealed) == 8
    sealing.seal_waiting()
    found = audit.verify()
    assert (found.sealed, found.complaints) == (8, [])


def test_where_postgresql_counts_anew_the_old_rows_are_closed_off(who):
    """A dump of an older server, loaded by hand into a new one whose transactions have lower ids."""
    look(who), look(who)
    sealing.seal_waiting()
    look(who)  # in the dump, not sealed there
    far = 1_000_000_000
    as_the_owner("UPDATE students_accessrow SET txid = txid + %s", far)
    seal = AccessSeal.objects.get()
    seal.upto += far
    seal.marks, _n, _highest = sealing._marks(
        AccessRow.objects.order_by("id").values_list(*sealing.FIELDS)[:2]
    )
    as_the_owner(
        "UPDATE students_accessseal SET upto = %s, marks = %s, hash = %s",
        seal.upto, seal.marks, seal.computed_hash(),
    )  # fmt: skip
    seal_heads.path().unlink()
    look(who)
    found = audit.verify()
    assert (found.sealed, found.waiting, found.complaints) == (2, 2, [])
    assert sealing.seal_waiting() == 2
    look(who)
    assert sealing.seal_waiting() == 1
    assert [seal.closes for seal in AccessSeal.objects.order_by("id")] == [False, True, False]
    found = audit.verify()
    assert (found.seals, found.sealed, found.waiting, found.complaints) == (3, 5, 0, [])
    as_the_owner("DELETE FROM students_accessrow WHERE id = (SELECT max(id) - 1 FROM students_accessrow)")
    assert len(complaints()) == 1


def test_the_log_of_an_empty_installation_is_fine():
    assert sealing.seal_waiting() == 0
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue() == "0 rows in 0 seals; 0 rows not sealed yet.\n"
