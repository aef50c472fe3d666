# ruff: noqa: E501 (the words that people read, whole)
"""What is wrong is said by file, line and column, in words; and then nothing at all is imported."""

import io
import zipfile
from pathlib import Path

import pytest

from staff.models import School, User
from students.models import RosterImport, Student
from students.roster.outcome import Broken
from students.roster.problems import RosterRefused
from students.roster.run import ImportPlan, preview, read
from students.roster.source import Folder, Zip, open_source
from tests.students.roster import sets
from tests.students.roster.running import look, problems, run


def broken(file: str, old: str, new: str, files=sets.bulk) -> sets.Files:
    given = files()
    assert old in given[file], "the test must break something"
    return given | {file: given[file].replace(old, new)}


CASES = {
    "a required value is empty": ("users.csv", "true,s1,student,two,Otto", "true,s1,student,two,",
        "users.csv:3:givenName: is empty, and must not be."),
    "a user of no organization": ("users.csv", "true,s1,student,two", "true,,student,two",
        "users.csv:3:orgSourcedIds: is empty, and must not be."),
    "a student of a district alone": ("users.csv", "true,s1,student,two", "true,d1,student,two",
        "users.csv:3:orgSourcedIds: None of these organizations is a school here: a student must belong to one."),
    "an unknown role": ("users.csv", "s1,aide", "s1,janitor",
        "users.csv:8:role: “janitor” is not known. Known are: administrator, aide, guardian, parent, proctor, "
        "relative, student, teacher."),
    "a word in another case": ("users.csv", "s1,aide", "s1,Aide",
        "users.csv:8:role: “Aide” is not known. Known are: administrator, aide, guardian, parent, proctor, "
        "relative, student, teacher."),
    "a date as people write it": ("enrollments.csv", "2026-12-18", "12/18/2026",
        "enrollments.csv:2:endDate: is not a date like 2026-09-01."),
    "a date that never is": ("academicSessions.csv", "2027-05-28,,2027", "2027-02-30,,2027",
        "academicSessions.csv:2:endDate: is not a date like 2026-09-01."),
    "an end before the beginning": ("enrollments.csv", "2026-12-18", "2026-08-01",
        "enrollments.csv:2:endDate: lies before beginDate."),
    "an id twice": ("users.csv", "u2,", "u1,", "users.csv:3:sourcedId: This id is on line 2 already."),
    "an e-mail that is none": ("users.csv", "ivo.novak@lark.example", "ivo.novak",
        "users.csv:6:email: is not an e-mail address."),
    "an e-mail twice": ("users.csv", "ivo.novak@lark.example", "BEA.okafor@lark.example",
        "users.csv:6:email: Another teacher in this file has the same e-mail address."),
    "a class of no school": ("classes.csv", "scheduled,s2", "scheduled,s9",
        "classes.csv:3:schoolSourcedId: “s9” is not in orgs.csv."),
    "a class of the district": ("classes.csv", "scheduled,s2", "scheduled,s404,",
        "classes.csv:3: The line has 9 cells, and the header 8."),
    "a term that is not there": ("classes.csv", '"t1,t2"', '"t1,t7"',
        "classes.csv:2:termSourcedIds: “t7” is not in academicSessions.csv."),
    "an enrollment of nobody": ("enrollments.csv", "s1,u2", "s1,u99",
        "enrollments.csv:4:userSourcedId: “u99” is not in users.csv."),
    "an enrollment in no class": ("enrollments.csv", "e3,,,k1", "e3,,,k9",
        "enrollments.csv:4:classSourcedId: “k9” is not in classes.csv."),
    "a deletion in a complete file": ("users.csv", "u2,,,", "u2,tobedeleted,,",
        "users.csv:3:status: says “tobedeleted” in a file that the manifest calls complete (bulk)."),
    "a column that is missing": ("users.csv", "orgSourcedIds", "orgs",
        "users.csv:1:orgSourcedIds: The column is missing."),
    "a column twice": ("users.csv", "username", "role", "users.csv:1:role: The column is there twice."),
    "a quotation mark that never ends": ("users.csv", "Otto", '"Otto',
        "users.csv:3: Quotation marks do not match from here on, or a cell is far too long."),
    "a line cut in two by a lone CR": ("users.csv", "Otto,", "Ot\rto,",
        "users.csv:3: The line has 8 cells, and the header 13."),
    "an id that is too long": ("users.csv", "u2,", "u" * 201 + ",",
        "users.csv:3:sourcedId: is longer than 200 characters."),
    "a second district": ("orgs.csv", "s2,,,Lark High,school,,d1", "s2,,,Lark High,district,,",
        "orgs.csv:4:sourcedId: The set holds a second district. Import one at a time."),
    "somebody's demographics are not repeated": ("demographics.csv", "2018-04-02", "2.4.18",
        "demographics.csv:2:birthDate: is not a date like 2026-09-01."),
    "demographics of nobody": ("demographics.csv", "u1,", "u77,",
        "demographics.csv:2:sourcedId: “u77” is not in users.csv."),
    "a version that is not read": ("manifest.csv", "oneroster.version,1.1", "oneroster.version,2.0",
        "manifest.csv:3:oneroster.version: “2.0” is not a version that is read. Those are: 1.1, 1.2."),
    "a mode that is none": ("manifest.csv", "file.users,bulk", "file.users,some",
        "manifest.csv:9:file.users: “some” is none of: bulk, delta, absent."),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_it_is_said_where_and_why_and_nothing_is_imported(db, case):
    file, old, new, words = case
    assert words in problems(broken(file, old, new))
    assert not School.objects.exists()
    assert not Student.objects.exists()
    assert not User.objects.exists()
    assert not RosterImport.objects.exists()


def test_a_file_that_is_missing(db):
    files = sets.bulk()
    del files["enrollments.csv"]
    assert problems(files) == ["enrollments.csv: The manifest announces this file, and it is missing."]
    del files["manifest.csv"]
    assert problems(files) == [
        "manifest.csv: The file is missing. It says which version and which files these are."
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_a_file_that_is_empty(db, text):
    assert problems(sets.bulk() | {"users.csv": text}) == [
        "users.csv:1: The file is empty: it has no header."
    ]


def test_a_complete_file_without_rows_ends_nobody(db):
    run(sets.bulk())
    files = sets.bulk() | {"users.csv": sets.header(sets.USERS)}
    assert problems(files) == ["users.csv: The file has no rows, and is called complete (bulk)."]


def test_bytes_that_are_no_utf_8_are_found_in_their_cell(db):
    files = {name: text.encode() for name, text in sets.bulk().items()}
    files["users.csv"] = files["users.csv"].replace(b"Otto", b"J\xf6rg")
    assert problems(files) == ["users.csv:3:givenName: is not written in UTF-8."]
    files["users.csv"] = sets.USERS.encode("utf-16")
    assert problems(files)[0].startswith("users.csv:1:")


def test_a_byte_order_mark_a_break_in_quotes_and_commas_in_quotes_are_read(db):
    files = broken("users.csv", "Wren,Abara", '"Wren","Abara, ""Jr.""\rthe\r\nSecond"')
    files["users.csv"] = "\ufeff" + files["users.csv"]
    given = sets.source(files)
    manifest, remarks = read(given)
    assert [(one.line, one.column) for one in remarks] == [(2, "familyName")]
    preview(given, manifest, ImportPlan())
    run(files)
    wren = Student.objects.get(source_id="u1")
    assert wren.legal_name == 'Wren Mae Abara, "Jr." the Second'
    assert problems(broken("users.csv", "true,s1,student,two", "true,s1,pupil,two", lambda: files))[
        0
    ].startswith("users.csv:5:role"), "lines are those of the file, whatever stands in them"


def test_commas_too_many_at_the_end_of_a_line_are_only_remarked(db):
    """The published sample has them."""
    given = sets.source(broken("users.csv", ",pat.quill@lark.example,,", ",pat.quill@lark.example,,,,"))
    _manifest, remarks = read(given)
    assert [one.line for one in remarks] == [7]


def test_a_file_that_is_not_announced_is_not_read(db):
    given = sets.source(broken("manifest.csv", "file.demographics,bulk", "file.demographics,absent"))
    manifest, remarks = read(given)
    assert "demographics" not in {shape.key for shape in manifest.shapes}
    assert [one.file for one in remarks] == ["demographics.csv"]


def test_control_characters_and_nul_do_no_harm(db):
    run(broken("users.csv", "Otto", "Ot\x00to\x1b"))
    assert Student.objects.get(source_id="u2").legal_name == "Ot to Lindqvist"


def test_a_million_mistakes_are_counted_and_the_first_are_kept(db):
    files = sets.bulk()
    files["users.csv"] += "".join(f"x{n},,,maybe,s1,student,x,G,F,,,,\n" for n in range(500))
    with pytest.raises(Broken) as caught:
        read(sets.source(files))
    assert (caught.value.problems.count, len(caught.value.problems.kept)) == (500, 200)


def test_a_student_and_a_teacher_cannot_be_one(db):
    files = sets.bulk_1_2()
    files["roles.csv"] += "r10,,,u1,secondary,teacher,,,s1,\n"
    assert problems(files) == ["roles.csv:2:role: The same person is a student and a teacher."]
    run(sets.bulk())
    assert problems(broken("users.csv", "s1,teacher,four", "s1,student,four"))[0].startswith(
        "users.csv:5:role: This id was"
    )


def test_in_1_2_somebody_without_a_role_is_named(db):
    files = sets.bulk_1_2()
    files["roles.csv"] = files["roles.csv"].replace("r2,,,u2,primary,student,,,s1,\n", "")
    assert problems(files) == ["users.csv:3:sourcedId: Nothing in roles.csv says where this person belongs."]


def test_what_breaks_only_at_the_end_takes_everything_with_it(db, monkeypatch):
    """Half a set is worse than none."""

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("students.roster.run.missing.end", fail)
    with pytest.raises(RuntimeError):
        run(sets.bulk())
    assert not Student.objects.exists()


# --- The zip ---------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(RosterRefused) as caught:
        read(Zip(io.BytesIO(data)))
    return str(caught.value)


def test_what_is_no_zip_is_refused():
    for data in (b"", b"PK", b"sourcedId,status\n", sets.zipped(sets.bulk())[:-40]):
        assert refused(data) == "This is not a zip file, or it is damaged."


@pytest.mark.parametrize(
    "name", ["../users.csv", "/etc/users.csv", "a/../../users.csv", "..\\users.csv", "C:\\users.csv"]
)
def test_a_name_that_leads_out_of_the_zip_is_refused(name):
    assert "leads out of the zip" in refused(sets.zipped(sets.bulk() | {name: "x"}))


def test_a_folder_within_the_zip_is_refused_in_words():
    inside = {f"export/{name}": text for name, text in sets.bulk().items()}
    assert "stands in a folder" in refused(sets.zipped(inside))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = sets.zipped(sets.bulk() | {"users.csv": b"\0" * (30 * 1024 * 1024)})
    assert len(bomb) < 50_000
    assert "unpacks to far more" in refused(bomb)


def test_a_zip_that_would_be_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("students.roster.source.MAX_TOTAL", 1024)
    assert "would be larger than" in refused(sets.zipped(sets.bulk()))
    monkeypatch.setattr("students.roster.source.MAX_FILES", 3)
    assert "more than 3 files" in refused(sets.zipped(sets.bulk()))


def test_a_zip_that_lies_about_its_sizes_is_refused():
    data = bytearray(sets.zipped({name: text * 1 for name, text in sets.bulk().items()}))
    real = len(sets.USERS.encode())
    for at in range(len(data) - 4):
        if int.from_bytes(data[at : at + 4], "little") == real:
            data[at : at + 4] = (real - 50).to_bytes(4, "little")
    assert "damaged" in refused(bytes(data)) or "larger than" in refused(bytes(data))


def test_a_symbolic_link_and_two_files_of_one_name_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("users.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "leads out of the zip" in refused(buffer.getvalue())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("users.csv", "a")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("users.csv", "b")
    assert "two files of one name" in refused(buffer.getvalue())


def test_a_folder_is_read_like_a_zip(db, tmp_path: Path):
    with open_source(sets.write(sets.bulk(), tmp_path)) as given:
        assert isinstance(given, Folder)
        manifest, _remarks = read(given)
        assert preview(given, manifest, ImportPlan()).counts == look(sets.bulk()).counts
    with pytest.raises(RosterRefused), open_source(tmp_path / "nothing"):
        pass
