"""A set becomes schools, people and classes: once, however often it comes."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dated import since
from staff.models import Policy, Post, Role, School, User
from students.models import Enrolment, Section, SectionMember, Student
from tests.students.roster import sets
from tests.students.roster.running import look, run

pytestmark = pytest.mark.slow

YEAR = date(2026, 8, 17)
WORKED = (".created", ".changed", ".new", ".move", ".amend", ".end", ".ended", ".linked", ".joined")


def did(found) -> dict[str, int]:
    """What a run made or changed."""
    return {key: n for key, n in found.counts.items() if n and key.endswith(WORKED)}


def test_a_set_becomes_schools_and_students(db):
    top, found = run(sets.bulk())
    assert (top.name, top.source, top.source_id) == ("Lark County Schools", "oneroster", "d1")
    assert list(School.objects.filter(parent=top).order_by("name").values_list("name", flat=True)) == [
        "Lark Elementary", "Lark High",
    ]  # fmt: skip
    assert Policy.objects.filter(school=top).exists()
    wren = Student.objects.get(source_id="u1")
    assert (wren.legal_name, wren.sort_key, wren.birth_date) == ("Wren Mae Abara", "abara, wren", None)
    assert wren.pk.version == 7
    enrolment = Enrolment.objects.get(student=wren)
    assert (enrolment.school.source_id, enrolment.grade) == ("s1", "2")
    assert (enrolment.starts, enrolment.last_day) == (YEAR, None)
    assert Enrolment.objects.get(student__source_id="u2").grade == "K"
    assert found.by_school == [
        ("Lark Elementary", "2", 1),
        ("Lark Elementary", "K", 1),
        ("Lark High", "9", 1),
    ]


def test_a_student_has_one_school_the_first_that_is_named(db):
    run(sets.bulk())
    assert Enrolment.objects.get(student__source_id="u3").school.source_id == "s2"


def test_a_teacher_becomes_a_general_education_teacher_and_nothing_else(db):
    run(sets.bulk())
    bea = User.objects.get(source_id="u4")
    assert (bea.email, bea.is_active, bea.has_usable_password()) == ("bea.okafor@lark.example", True, False)
    assert set(Post.objects.values_list("role", flat=True)) == {Role.GENED}
    posts = Post.objects.filter(user__source_id="u5").order_by("school__name")
    assert [(p.school.source_id, p.starts, p.last_day) for p in posts] == [
        ("s1", YEAR, None), ("s2", YEAR, None),
    ]  # fmt: skip


def test_others_are_listed_and_guardians_are_not_stored(db):
    _top, found = run(sets.bulk())
    assert found.others == [
        {"name": "Pat Quill", "role": "administrator"}, {"name": "Sam Reed", "role": "aide"},
    ]  # fmt: skip
    assert found.counts["guardians.not_stored"] == 1
    assert User.objects.count() == 2
    assert not Student.objects.exclude(birth_date=None).exists(), "demographics are not stored"


def test_classes_have_their_students_and_teachers_in_their_terms(db):
    run(sets.bulk())
    section = Section.objects.get(source_id="k1")
    assert (section.name, section.school.source_id) == ("Reading 2A", "s1")
    terms = SectionMember.objects.filter(section=section, student__source_id="u1").order_by("during")
    assert [(m.starts, m.last_day) for m in terms] == [
        (YEAR, date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 5, 28)),
    ]  # fmt: skip
    [otto] = SectionMember.objects.filter(student__source_id="u2")
    assert (otto.starts, otto.last_day) == (YEAR, date(2027, 5, 28)), "the terms of the class"
    [ana] = SectionMember.objects.filter(student__source_id="u3")
    assert (ana.starts, ana.last_day) == (date(2026, 8, 24), date(2026, 12, 18))
    assert SectionMember.objects.filter(user__source_id="u4", section=section).count() == 1


def test_the_same_set_again_changes_nothing(db):
    run(sets.bulk())
    before = [
        list(model.objects.order_by("pk").values())
        for model in (Student, User, Enrolment, Post, Section, SectionMember, School)
    ]
    _top, found = run(sets.bulk())
    assert did(found) == {}
    after = [
        list(model.objects.order_by("pk").values())
        for model in (Student, User, Enrolment, Post, Section, SectionMember, School)
    ]
    assert before == after
    assert found.counts["places.unchanged"] == 6
    assert found.missing == []


def test_a_preview_says_what_would_happen_and_leaves_nothing(db):
    seen = look(sets.bulk())
    assert not School.objects.exists()
    assert not Student.objects.exists()
    _top, found = run(sets.bulk())
    assert seen.counts == found.counts


def test_version_1_2_has_its_roles_in_a_file(db):
    _top, found = run(sets.bulk_1_2())
    wren = Student.objects.get(source_id="u1")
    assert (wren.name, wren.legal_name, wren.pronouns) == ("Birdie Abara", "Wren Mae Abara", "she/her")
    [enrolment] = Enrolment.objects.filter(student=wren)
    assert (enrolment.starts, enrolment.last_day) == (YEAR, date(2027, 5, 28))
    assert Enrolment.objects.get(student__source_id="u3").school.source_id == "s2", "the primary role"
    assert Post.objects.get(user__source_id="u4").starts == date(2026, 8, 10)
    assert {(p.school.source_id, p.role) for p in Post.objects.filter(user__source_id="u5")} == {
        ("s1", "gened"), ("s2", "gened"),
    }  # fmt: skip
    assert {one["role"] for one in found.others} == {"districtAdministrator", "ext:librarian"}
    assert did(run(sets.bulk_1_2())[1]) == {}


def test_a_set_says_the_legal_name_and_a_person_the_name_in_use(db):
    run(sets.bulk())
    Student.objects.filter(source_id="u1").update(used_name="Birdie")
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Wren,Abara", "Wren,Abara-Cole")
    _top, found = run(files)
    wren = Student.objects.get(source_id="u1")
    assert (wren.legal_name, wren.used_name, wren.sort_key) == (
        "Wren Mae Abara-Cole", "Birdie", "abara-cole, wren",
    )  # fmt: skip
    assert did(found) == {"students.changed": 1}


def test_another_school_ends_the_enrolment_and_begins_one(db):
    run(sets.bulk())
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("true,s1,student,two", "true,s2,student,two")
    _top, found = run(files)
    rows = Enrolment.objects.filter(student__source_id="u2").order_by("during")
    assert [(r.school.source_id, r.starts, r.last_day) for r in rows] == [
        ("s1", YEAR, date(2026, 10, 5)), ("s2", date(2026, 10, 6), None),
    ]  # fmt: skip
    assert did(found) == {"enrolments.move": 1}
    assert did(run(files)[1]) == {}


def test_a_grade_that_is_new_today_is_amended_and_an_older_one_is_followed(db):
    run(sets.bulk())
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace(",,,02", ",,,03")
    run(files)
    rows = Enrolment.objects.filter(student__source_id="u1").order_by("during")
    assert [(r.grade, r.last_day) for r in rows] == [("2", date(2026, 10, 5)), ("3", None)]
    run(sets.bulk())
    rows = Enrolment.objects.filter(student__source_id="u1").order_by("during")
    assert [r.grade for r in rows] == ["2", "2"]


def test_an_enrolment_that_somebody_planned_stands(db):
    run(sets.bulk())
    rows = Enrolment.objects.filter(student__source_id="u1")
    rows.update(during=since(date(2026, 11, 2)), grade="1")
    _top, found = run(sets.bulk())
    assert [(row.starts, row.grade) for row in rows.all()] == [(date(2026, 11, 2), "1")]
    assert (did(found), found.counts["enrolments.planned"]) == ({}, 1)


def test_before_the_school_year_the_set_may_still_change_its_mind(db):
    summer = datetime(2026, 7, 1, tzinfo=UTC)
    run(sets.bulk(), at=summer)
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("true,s1,student,one", "true,s2,student,one")
    _top, found = run(files, at=summer)
    [row] = Enrolment.objects.filter(student__source_id="u1")
    assert (row.school.source_id, row.starts) == ("s2", YEAR)
    assert did(found) == {"enrolments.amend": 1}


@pytest.mark.parametrize(("model", "who"), [(Enrolment, "student__source_id"), (Post, "user__source_id")])
def test_what_a_person_ended_stays_ended(db, model, who):
    run(sets.bulk())
    rows = model.objects.filter(**{who: "u1" if model is Enrolment else "u4"})
    rows.update(during=since(YEAR, date(2026, 10, 1)))
    _top, found = run(sets.bulk())
    assert [row.last_day for row in rows.all()] == [date(2026, 9, 30)]
    assert did(found) == {}
    assert found.counts["enrolments.over" if model is Enrolment else "posts.over"] == 1


def test_a_place_that_a_person_ended_stays_ended(db):
    run(sets.bulk())
    places = SectionMember.objects.filter(student__source_id="u2")
    places.update(during=since(YEAR, date(2026, 10, 1)))
    _top, found = run(sets.bulk())
    assert places.get().last_day == date(2026, 9, 30)
    assert did(found) == {}


def test_a_later_term_moves_the_end_of_a_place(db):
    run(sets.bulk())
    files = sets.bulk()
    files["academicSessions.csv"] = files["academicSessions.csv"].replace("2027-05-28,y1", "2027-06-04,y1")
    _top, found = run(files)
    assert SectionMember.objects.get(student__source_id="u2").last_day == date(2027, 6, 4)
    assert set(did(found)) == {"places.changed"}


def test_a_role_that_begins_after_the_end_is_a_new_one(db):
    """1.2 dates the roles: the next school year is a new enrolment, what ended in spring stays ended."""
    run(sets.bulk_1_2())
    files = sets.bulk_1_2()
    files["roles.csv"] = files["roles.csv"].replace("2026-08-17,2027-05-28", "2027-08-16,2028-05-26")
    _top, found = run(files, at=datetime(2027, 8, 20, tzinfo=UTC))
    rows = Enrolment.objects.filter(student__source_id="u1").order_by("during")
    assert [(r.starts.year, r.last_day) for r in rows] == [
        (2026, date(2027, 5, 28)),
        (2027, date(2028, 5, 26)),
    ]
    assert found.counts["enrolments.new"] == 1


def test_the_quirks_of_the_published_sample_are_read(db):
    """Commas too many after teachers, no line break at the end, identifiers in braces, spaces in ids."""
    files = sets.bulk()
    users = files["users.csv"].replace("username,", "username,userIds,")
    lines = [line.split(",") for line in users.splitlines()]
    for cells in lines[1:]:
        at = 8 if '"' in ",".join(cells) else 7  # two organizations are one cell
        cells.insert(at, "{Local:863}")
        cells.extend([""] if "teacher" in cells else [])
    files["users.csv"] = "\n".join(",".join(cells) for cells in lines)
    files = {name: text.replace("k1,", "2559 Trad/120 ENG,") for name, text in files.items()}
    _top, found = run({name: text.rstrip("\n") for name, text in files.items()})
    assert (found.counts["students.created"], found.counts["places.created"]) == (3, 6)


@pytest.mark.slow
def test_the_queries_do_not_grow_with_the_file(db):
    def queries(files):
        with CaptureQueriesContext(connection) as caught:
            run(files)
        return len(caught)

    run(sets.bulk())
    few = queries(sets.bulk())
    files = sets.bulk()
    users = "".join(f"n{n},,,true,s1,student,n{n},Given{n},Family{n},,,,03\n" for n in range(400))
    places = "".join(f"p{n},,,k1,s1,n{n},student,,,\n" for n in range(400))
    files["users.csv"] += users
    files["enrollments.csv"] += places
    assert Student.objects.count() == 3
    assert queries(files) <= few
    assert Student.objects.count() == 403
