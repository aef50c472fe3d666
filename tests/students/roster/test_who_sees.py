"""A class list alone opens nobody's record: a gened teacher sees whom special education serves."""

from datetime import timedelta

import pytest

from core.dated import since
from staff.models import Post, Role, School, User
from students.models import Assignment, Enrolment, Membership, SectionMember, Student
from tests.fixtures.people import make_person
from tests.fixtures.students import join_team
from tests.students.roster import sets
from tests.students.roster.running import run

DAY = timedelta(days=1)


@pytest.fixture
def imported(district):
    """Otto, who came with a roster, in the class of Bea, who came with it too; and who leads the district."""
    run(sets.bulk(), into=district.district, at=district.now)
    SectionMember.objects.filter(section__source_id="k1", student__source_id="u1").first().delete()
    SectionMember.objects.filter(section__source_id="k1").update(during=since(district.first))
    Enrolment.objects.filter(student__source="oneroster").update(during=since(district.first))
    Post.objects.filter(user__source="oneroster").update(during=since(district.first))
    return Student.objects.get(source_id="u2")


@pytest.fixture
def bea(imported, district) -> User:
    bea = User.objects.get(source_id="u4")
    assert {post.role for post in bea.posts()} == {Role.GENED}
    return bea


def test_before_a_caseload_administrators_alone_see_who_was_imported(district, imported, bea):
    leader = make_person("leader", Role.ADMINISTRATOR, district.district, district.first)
    for user in User.objects.exclude(pk=leader.pk):
        assert not Student.objects.visible_to(user).filter(source="oneroster").exists(), user
        assert not Enrolment.objects.visible_to(user).filter(student=imported).exists(), user
        assert not SectionMember.objects.visible_to(user).filter(student=imported).exists(), user
    assert imported in Student.objects.visible_to(leader)


@pytest.mark.parametrize(
    ("role", "discipline"), [("case_manager", ""), ("teacher", ""), ("provider", "speech")]
)
def test_on_a_caseload_the_teacher_of_the_class_sees_the_student(district, imported, bea, role, discipline):
    join_team(
        imported, district.case_manager, role, district.administrator, district.first, discipline=discipline
    )
    assert list(Student.objects.visible_to(bea)) == [imported]
    assert Student.objects.with_grounds(bea).get(pk=imported.pk).grounds == ["classroom"]
    Membership.objects.filter(student=imported).update(during=(district.now - 2 * DAY, district.now - DAY))
    assert not Student.objects.visible_to(bea).exists(), "off the caseload, out of sight"
    assert imported in Student.objects.visible_to(bea, district.now - 1.5 * DAY), "then it was so"


def test_a_para_who_is_assigned_counts_too(district, imported, bea):
    given = Assignment.objects.create(
        student=imported, para=district.para, supervisor=district.case_manager, during=since(district.first)
    )
    assert imported in Student.objects.visible_to(bea)
    given.during = since(district.first, district.today)
    given.save()
    assert not Student.objects.visible_to(bea).exists()


def test_a_caseload_opens_nobody_else_of_the_class(district, imported, bea):
    join_team(imported, district.case_manager, "case_manager", district.administrator, district.first)
    wren = Student.objects.get(source_id="u1")
    assert SectionMember.objects.filter(student=wren, section__source_id="k1").exists()
    assert wren not in Student.objects.visible_to(bea)


def test_an_administrator_of_another_school_does_not_see_them(district, imported):
    assert School.objects.get(source_id="s1").parent == district.district
    for user in (district.administrator, district.sister_administrator, district.foreign_administrator):
        assert imported not in Student.objects.visible_to(user)
