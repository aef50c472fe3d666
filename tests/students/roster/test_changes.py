"""Files of changes, people who are missing, and what a person decides about them."""

from datetime import UTC, date, datetime

import pytest

from core.dated import since
from staff.models import Post, Role, School, User
from students.models import Enrolment, Section, SectionMember, Student
from tests.fixtures.people import make_person
from tests.students.roster import sets
from tests.students.roster.running import look, problems, run
from tests.students.roster.test_importing import YEAR, did

pytestmark = pytest.mark.slow

LAST = date(2026, 10, 5)  # of the time in sets.DELTA, in Chicago


def users(*lines: str) -> str:
    return sets.header(sets.USERS) + "\n".join(lines) + "\n"


def enrollments(*lines: str) -> str:
    return sets.header(sets.ENROLLMENTS) + "\n".join(lines) + "\n"


def without(files: sets.Files, **starts: str) -> sets.Files:
    """`files` without the lines that begin so."""
    return files | {
        f"{name}.csv": "".join(
            line for line in files[f"{name}.csv"].splitlines(keepends=True) if not line.startswith(start)
        )
        for name, start in starts.items()
    }


# --- Files of changes ------------------------------------------------------------------------------


def test_a_file_of_changes_adds_changes_and_ends_what_it_names(db):
    run(sets.bulk())
    _top, found = run(
        sets.delta(
            users=users(
                "u9,~,true,s1,student,nine,Noor,Haddad,,,,01",
                "u2,~,true,s1,student,two,Ott,Lindqvist,,,,KG",
                "u3,!,true,s2,student,three,Ana,Ruiz Soto,,,,09",
                "u4,!,true,s1,teacher,four,Bea,Okafor,,bea.okafor@lark.example,,,",
            ),
            enrollments=enrollments("e8,~,k1,s1,u9,student,,,", "e3,!,k1,s1,u2,student,,,"),
        )
    )
    assert Enrolment.objects.get(student__source_id="u9").grade == "1"
    assert Student.objects.get(source_id="u2").name == "Ott Lindqvist"
    assert Enrolment.objects.get(student__source_id="u3").last_day == LAST
    assert SectionMember.objects.get(student__source_id="u3").last_day == LAST
    assert Post.objects.get(user__source_id="u4").last_day == LAST
    assert User.objects.get(source_id="u4").is_active, "an account is closed by a person"
    assert SectionMember.objects.get(user__source_id="u4").last_day == LAST
    assert SectionMember.objects.get(student__source_id="u2").last_day == LAST
    assert SectionMember.objects.filter(student__source_id="u9").count() == 1
    assert found.missing == [], "who is not in a file of changes did not change"
    assert did(found) == {
        "students.created": 1, "students.changed": 1, "enrolments.new": 1, "enrolments.end": 1,
        "posts.end": 1, "places.created": 1, "places.ended": 3,
    }  # fmt: skip


def test_the_same_file_of_changes_again_changes_nothing(db):
    run(sets.bulk())
    files = sets.delta(
        users=users("u3,!,true,s2,student,three,Ana,Ruiz Soto,,,,09"),
        enrollments=enrollments("e3,!,k1,s1,u2,student,,,"),
    )
    assert did(run(files)[1])
    assert did(run(files)[1]) == {}


def test_deleting_what_nobody_knows_does_nothing(db):
    run(sets.bulk())
    files = sets.delta(users=users("u99,!,true,s1,student,x,Given,Family,,,,01"))
    assert did(run(files)[1]) == {}


def test_a_class_that_is_deleted_ends_for_all_in_it(db):
    run(sets.bulk())
    run(sets.delta(classes=sets.header(sets.CLASSES) + 'k1,!,Reading 2A,c1,scheduled,s1,"t1,t2"\n'))
    assert {
        m.last_day for m in SectionMember.objects.filter(section__source_id="k1", during__contains=YEAR)
    } == {LAST}
    assert Section.objects.filter(source_id="k1").exists()


def test_changes_may_speak_of_what_came_before_and_of_nothing_else(db):
    run(sets.bulk())
    files = sets.delta(enrollments=enrollments("e9,~,k1,s1,u3,student,,,", "e10,~,k9,s1,u3,student,,,"))
    assert problems(files) == ["enrollments.csv:3:classSourcedId: “k9” is not in classes.csv."]


def test_changes_must_say_what_they_are_and_when(db):
    run(sets.bulk())
    files = sets.delta(
        users=users("u9,,,true,s1,student,nine,Noor,Haddad,,,,01", "u8,kept,now,true,s1,student,n,A,B,,,,1")
    )
    assert problems(files) == [
        "users.csv:2:status: is empty, and a file of changes must say it.",
        "users.csv:2:dateLastModified: is empty, and a file of changes must say it.",
        "users.csv:3:status: “kept” is not known. Known are: active, tobedeleted.",
        "users.csv:3:dateLastModified: is not a date and time like 2026-09-01T12:00:00.000Z.",
    ]


def test_a_day_ends_by_the_clock_of_the_district(db):
    run(sets.bulk())
    text = users("u3,tobedeleted,2026-10-06T03:00:00Z,true,s2,student,three,Ana,Ruiz Soto,,,,09")
    run(sets.delta(users=text))
    assert Enrolment.objects.get(student__source_id="u3").last_day == LAST, "still the 5th in Chicago"


# --- Missing ---------------------------------------------------------------------------------------


@pytest.fixture
def fewer(db) -> sets.Files:
    """The set without u2 (a student) and u4 (a teacher)."""
    run(sets.bulk())
    less = without(without(sets.bulk(), users="u2", enrollments="e3"), users="u4", enrollments="e5")
    return without(less, enrollments="e3")


def test_who_is_missing_is_listed_and_not_ended(fewer):
    _top, found = run(fewer)
    assert did(found) == {}
    student = Enrolment.objects.get(student__source_id="u2")
    post = Post.objects.get(user__source_id="u4")
    assert [one["key"] for one in found.missing] == [f"enrolment:{student.pk}", f"post:{post.pk}"]
    assert (
        found.counts["missing.enrolment"],
        found.counts["missing.post"],
        found.counts["missing.place"],
    ) == (1, 1, 2)
    assert (student.last_day, post.last_day) == (None, None)


def test_who_is_missing_ends_on_the_day_that_a_person_says(fewer):
    _top, found = run(fewer)
    student, post = (one["key"] for one in found.missing)
    _top, found = run(fewer, ends={student: date(2026, 9, 30)})
    assert Enrolment.objects.get(student__source_id="u2").last_day == date(2026, 9, 30)
    assert SectionMember.objects.get(student__source_id="u2").last_day == date(2026, 9, 30)
    assert Post.objects.get(user__source_id="u4").last_day is None
    _top, found = run(fewer, ends={post: date(2026, 10, 1)}, places_end=date(2026, 10, 2))
    assert Post.objects.get(user__source_id="u4").last_day == date(2026, 10, 1)
    assert run(fewer)[1].missing == [], "it is decided"


def test_a_decision_about_somebody_who_is_there_does_nothing(db):
    run(sets.bulk())
    student = Enrolment.objects.get(student__source_id="u2")
    _top, found = run(sets.bulk(), ends={f"enrolment:{student.pk}": date(2026, 9, 30)})
    assert did(found) == {}


def test_who_was_put_here_by_hand_is_never_missing(db):
    run(sets.bulk())
    school = School.objects.get(source_id="s1")
    make_person("by_hand", Role.GENED, school, YEAR)
    student = Student.objects.create(legal_name="By Hand")
    Enrolment.objects.create(student=student, school=school, grade="2", during=since(YEAR))
    assert look(sets.bulk()).missing == []


def test_a_teacher_whose_account_is_switched_off_in_the_set_counts_as_missing(db):
    run(sets.bulk())
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("u4,,,true", "u4,,,false")
    _top, found = run(files)
    assert [one["kind"] for one in found.missing] == ["post"]
    assert Post.objects.get(user__source_id="u4").last_day is None


# --- E-mail, accounts, special education -----------------------------------------------------------


def test_nobody_is_matched_by_e_mail_alone(district):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Bea.Okafor@lark.example", "case_manager@example.org")
    _top, found = run(files, into=district.district)
    assert [(one["id"], one["user"]) for one in found.taken] == [("u4", str(district.case_manager.pk))]
    assert not User.objects.filter(source_id="u4").exists()
    assert set(Post.objects.filter(user=district.case_manager).values_list("role", flat=True)) == {
        Role.TEACHER
    }


def test_a_person_may_say_that_it_is_the_same_person(district):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Bea.Okafor@lark.example", "case_manager@example.org")
    run(files, into=district.district, same=("u4",))
    teacher = User.objects.get(pk=district.case_manager.pk)
    assert (teacher.source_id, teacher.legal_name) == ("u4", "Bea Okafor")
    roles = Post.objects.filter(user=teacher).values_list("role", flat=True)
    assert sorted(roles) == [Role.GENED, Role.TEACHER]


def test_an_account_of_another_district_is_nobodys_to_join(district):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Bea.Okafor@lark.example", "foreign_teacher@example.org")
    _top, found = run(files, into=district.district, same=("u4",))
    assert [(one["id"], one["user"]) for one in found.taken] == [("u4", "")]
    assert User.objects.get(pk=district.foreign_teacher.pk).source_id == ""


def test_no_import_changes_the_address_that_somebody_signs_in_with(db):
    run(sets.bulk())
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Bea.Okafor@", "attacker@")
    _top, found = run(files)
    assert User.objects.get(source_id="u4").email == "bea.okafor@lark.example"
    assert found.counts["teachers.other_email"] == 1


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("Bea.Okafor@lark.example", "", "teachers.no_email"), ("u4,,,true", "u4,,,false", "teachers.disabled")],
)
def test_a_teacher_who_could_not_sign_in_is_left_out_and_counted(db, old, new, count):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace(old, new)
    _top, found = run(files)
    assert found.counts[count] == 1
    assert not User.objects.filter(source_id="u4").exists()
    assert not SectionMember.objects.filter(user__source_id="u4").exists()


# --- Districts -------------------------------------------------------------------------------------


def test_a_set_goes_into_a_district_that_is_here(district):
    top, found = run(sets.bulk(), into=district.district)
    assert top == district.district
    assert (top.name, top.source_id) == ("Test District", "d1"), "it keeps the name that it has"
    assert {one["org"] for one in found.schools} == {"s1", "s2"}, "they might be ones that are here"
    assert School.objects.filter(parent=top).count() == 4
    run(sets.bulk(), into=district.district)
    assert School.objects.get(pk=top.pk).name == "Test District"


def test_a_person_says_which_school_is_which(district):
    run(sets.bulk(), into=district.district, schools={"s1": str(district.school.pk)})
    assert Enrolment.objects.get(student__source_id="u1").school == district.school
    assert School.objects.get(pk=district.school.pk).name == "First School"
    assert School.objects.filter(parent=district.district).count() == 3


def test_a_school_of_another_district_cannot_be_chosen(district):
    run(sets.bulk(), into=district.district, schools={"s1": str(district.foreign_school.pk)})
    assert School.objects.get(pk=district.foreign_school.pk).source_id == ""


def test_a_set_of_another_district_is_refused(district):
    run(sets.bulk(), into=district.district)
    assert problems(sets.bulk(), into=district.foreign_district) == [
        "orgs.csv:2:sourcedId: This is another district of this installation, not yours."
    ]
    other = sets.bulk() | {"orgs.csv": sets.ORGS.replace("d1,,,Lark", "d9,,,Lark").replace(",d1", ",d9")}
    other["users.csv"] = other["users.csv"].replace("d1,admin", "d9,admin")
    other["courses.csv"] = other["courses.csv"].replace(",d1", ",d9")
    assert problems(other, into=district.district) == [
        "orgs.csv:2:sourcedId: This set is of another district than the sets before it."
    ]
    # The same ids of people in another district: they are not theirs to change
    for n in ("s1", "s2", "k1", "k2"):
        for name in other:
            other[name] = other[name].replace(n, f"9{n}")
    wrong = problems(other, into=district.foreign_district)
    assert (
        "users.csv:2:sourcedId: This id belongs to a student of another district in this installation."
        in wrong
    )
    assert (
        "users.csv:5:sourcedId: This id belongs to somebody of another district in this installation."
        in wrong
    )


def test_a_set_of_changes_finds_its_district(db):
    run(sets.bulk())
    text = users("u9,~,true,s1,student,nine,Noor,Haddad,,,,01")
    top, _found = run(sets.delta(users=text))
    assert top.source_id == "d1"


def test_next_day_nothing_moves(db):
    run(sets.bulk())
    assert did(run(sets.bulk(), at=datetime(2026, 10, 7, 15, tzinfo=UTC))[1]) == {}
