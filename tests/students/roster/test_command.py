"""bin/manage import_oneroster: for the operator, who need not have an account."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from staff.models import School
from students.models import ImportState, RosterImport, Student
from tests.students.roster import sets


def call(path, *words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_oneroster", str(path), *words, stdout=out, stderr=err)
    except CommandError as error:
        err.write(f"{error}\n")
    return out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path):
    return sets.write(sets.bulk(), tmp_path)


def test_a_preview_imports_nothing(db, folder):
    out, _err = call(folder, "--preview")
    assert "3  New students" in out
    assert "in the file: Lark Elementary, grade 2" in out
    assert not Student.objects.exists()


def test_yes_imports_and_leaves_a_row_that_says_so(db, folder):
    call(folder, "--yes", "--time-zone", "America/Denver")
    assert Student.objects.count() == 3
    assert School.objects.get(source_id="s1").time_zone == "America/Denver"
    row = RosterImport.objects.get()
    assert (row.state, row.by, row.counts["students.created"]) == (ImportState.APPLIED, None, 3)


def test_a_zip_into_a_district_that_is_here(district, tmp_path):
    path = tmp_path / "set.zip"
    path.write_bytes(sets.zipped(sets.bulk()))
    _out, err = call(path, "--yes", "--into", "Test District", "--by", "administrator@example.org")
    assert err == ""
    assert RosterImport.objects.get().by == district.administrator
    assert School.objects.get(source_id="d1") == district.district


def test_without_an_answer_nothing_happens(db, folder, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "")
    out, _err = call(folder)
    assert "Nothing was imported." in out
    assert not Student.objects.exists()


def test_problems_are_listed_and_it_fails(db, folder):
    (folder / "users.csv").write_text(sets.USERS.replace("s1,aide", "s1,janitor"))
    _out, err = call(folder, "--yes")
    assert "users.csv:8:role: “janitor” is not known." in err
    assert "Problems: 1. Nothing was imported." in err
    assert not Student.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--into", "Nowhere"], "is not one district here"),
        (["--time-zone", "Mars/Olympus"], "is not a time zone"),
        (["--by", "nobody@example.org"], "Nobody here has the e-mail"),
    ],
)
def test_what_makes_no_sense_is_said(db, folder, words, said):
    assert said in call(folder, "--yes", *words)[1]
    assert said not in call(folder / "none", "--yes")[1]
    assert "There is no file or folder" in call(folder / "none", "--yes")[1]
