"""Memory stays flat: there is one row at a time, however many there are."""

import tracemalloc

import pytest

from students.models import Student
from students.roster.run import ImportPlan, preview, read
from tests.students.roster import sets

pytestmark = pytest.mark.slow


def peak(n_users: int) -> int:
    """Bytes of Python at the most, while a set of so many more students is read and compared."""
    files = sets.bulk()
    files["users.csv"] += "".join(
        f"n{n},,,true,s1,student,n{n},Given{n},Family{n},,,,03\n" for n in range(n_users)
    )
    given = sets.source(files)
    del files
    tracemalloc.start()
    manifest, _remarks = read(given)
    found = preview(given, manifest, ImportPlan())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.counts["students.created"] == n_users + 3
    return most


def test_ten_times_the_rows_take_no_more_memory(db):
    peak(10)  # what is loaded once
    few, many = peak(500), peak(5000)
    assert many < few + 512 * 1024
    assert not Student.objects.exists()
