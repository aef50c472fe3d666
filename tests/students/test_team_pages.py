"""Who is on a student's team: put there and taken off on a page, so that a student comes onto a caseload."""

import pytest
from django.urls import reverse

from core.dated import since
from students.models import Enrolment, Membership, Student, TeamRole


@pytest.fixture
def newcomer(district):
    """As a roster brings them: enrolled, and on nobody's caseload."""
    student = Student.objects.create(legal_name="Wren Solberg")
    Enrolment.objects.create(student=student, school=district.school, grade="2", during=since(district.first))
    return student


def url(name, obj):
    return reverse(f"students:{name}", args=[obj.pk])


def join(client, student, user, role, **more):
    return client.post(url("team-join", student), {"user": user.pk, "team_role": role} | more)


def test_an_administrator_puts_a_student_on_a_caseload(client, district, newcomer):
    assert not Student.objects.visible_to(district.case_manager).filter(pk=newcomer.pk).exists()
    client.force_login(district.administrator)
    page = client.get(url("student", newcomer)).text
    assert "only administrators see this student" in page
    assert join(client, newcomer, district.case_manager, TeamRole.CASE_MANAGER).status_code == 302
    assert Student.objects.visible_to(district.case_manager).filter(pk=newcomer.pk).exists()
    member = Membership.objects.get(student=newcomer)
    assert (member.by, member.team_role) == (district.administrator, TeamRole.CASE_MANAGER)


def test_a_second_case_manager_is_told_and_a_handover_takes_two_steps(client, district):
    client.force_login(district.administrator)
    answer = join(client, district.student, district.other_teacher, TeamRole.CASE_MANAGER)
    assert answer.status_code == 422
    assert "has a case manager in that time already" in answer.text
    before = Membership.objects.at().get(student=district.student, team_role=TeamRole.CASE_MANAGER)
    assert client.post(url("team-leave", before)).status_code == 302
    assert join(client, district.student, district.other_teacher, TeamRole.CASE_MANAGER).status_code == 302
    assert not Student.objects.visible_to(district.case_manager).filter(
        pk=district.student.pk, team__team_role=TeamRole.CASE_MANAGER, team__user=district.case_manager,
        team__during__upper_inf=True,
    ).exists()  # fmt: skip


def test_a_teacher_adds_providers_but_names_no_case_manager(client, district):
    client.force_login(district.case_manager)
    assert 'value="case_manager"' not in client.get(url("team-join", district.student)).text
    answer = join(client, district.student, district.other_teacher, TeamRole.CASE_MANAGER)
    assert answer.status_code == 422
    assert "team_role" in answer.context["form"].errors
    answer = join(client, district.student, district.provider_other, TeamRole.PROVIDER)
    assert "Say the discipline" in answer.text
    answer = join(
        client, district.student, district.provider_other, TeamRole.PROVIDER, discipline="occupational"
    )
    assert answer.status_code == 302


def test_a_teacher_cannot_take_the_case_manager_off(client, district):
    client.force_login(district.case_manager)
    own = Membership.objects.at().get(student=district.student, team_role=TeamRole.CASE_MANAGER)
    assert client.post(url("team-leave", own)).status_code == 403
    assert Membership.objects.at().filter(pk=own.pk).exists()


def test_who_left_the_school_still_has_a_team_to_leave(client, district):
    Enrolment.objects.filter(student=district.student).update(during=since(district.first, district.today))
    client.force_login(district.case_manager)
    assert client.post(url("team-leave", district.membership)).status_code == 302
    assert not Membership.objects.at().filter(pk=district.membership.pk).exists()


def test_who_is_no_colleague_of_the_school_is_no_choice(client, district):
    client.force_login(district.administrator)
    answer = join(client, district.student, district.foreign_teacher, TeamRole.TEACHER)
    assert "user" in answer.context["form"].errors
