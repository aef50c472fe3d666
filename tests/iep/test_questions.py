"""Questions from a plan update: the para asks, the teacher answers, both stay."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from iep.models import UpdateAnswer, UpdateQuestion
from iep.updates import question_actions
from iep.updates import question_panels as questions
from students.models import Student
from tests.fixtures import plans
from tests.fixtures.clock import right_now
from tests.iep.plan_form_helpers import url


def body(response):
    return response.content.decode()


def students_of(user, *students):
    found = Student.objects.with_grounds(user).filter(pk__in=[one.pk for one in students])
    return list(found)


def test_a_para_asks_a_teacher_answers_and_today_tells(client, district):
    client.force_login(district.para)
    page = url("ask", district.update.pk)
    assert client.post(page, {"text": "Also at recess?"}).status_code == 302
    question = UpdateQuestion.objects.get(text="Also at recess?")
    assert "Not yet answered" in body(client.get(page))
    client.force_login(district.case_manager)
    student_page = body(client.get(f"/students/{district.student.pk}/"))
    assert "Also at recess?" in student_page
    assert url("answer", question.pk) in student_page
    assert client.post(url("answer", question.pk), {"text": "Yes, with peers."}).status_code == 302
    assert "Also at recess?" not in body(client.get(f"/students/{district.student.pk}/"))
    client.force_login(district.para)
    assert "Yes, with peers." in body(client.get(page))
    mine = students_of(district.para, district.student)
    [told] = questions.answers(district.para, mine, right_now())["answered"]
    assert told["question"].answer.text == "Yes, with peers."


def test_an_answer_stands_on_today_for_a_week(district):
    answered = question_actions.answer(question=district.question, text="Yes.", by=district.case_manager)
    mine = students_of(district.para, district.student)
    assert questions.answers(district.para, mine, answered.at + timedelta(days=6)) is not None
    assert questions.answers(district.para, mine, answered.at + timedelta(days=8)) is None
    others = students_of(district.para_unassigned, district.student)
    assert questions.answers(district.para_unassigned, others, right_now()) is None


def test_nothing_is_neither_a_question_nor_an_answer(client, district):
    client.force_login(district.para)
    for text in ("", "  \n"):
        assert client.post(url("ask", district.update.pk), {"text": text}).status_code == 422
        with pytest.raises(ValidationError):
            question_actions.answer(question=district.question, text=text, by=district.case_manager)


def test_who_was_not_given_the_update_asks_nothing(district):
    for persona in ("provider", "case_manager", "administrator", "para_unassigned", "para_ended"):
        with pytest.raises(PermissionDenied):
            question_actions.ask(update=district.update, text="Why?", by=getattr(district, persona))


def test_only_who_writes_the_plan_answers_and_once(client, district):
    for persona in ("para", "provider", "administrator", "other_teacher"):
        with pytest.raises(PermissionDenied):
            question_actions.answer(question=district.question, text="Yes.", by=getattr(district, persona))
    question_actions.answer(question=district.question, text="Yes.", by=district.case_manager)
    client.force_login(district.case_manager)
    response = client.post(url("answer", district.question.pk), {"text": "No."})
    assert response.status_code == 422
    assert "A colleague has answered this already" in body(response)
    assert UpdateAnswer.objects.get(question=district.question).text == "Yes."


def test_questions_and_answers_are_facts(district):
    question_actions.answer(question=district.question, text="Yes.", by=district.case_manager)
    for model in (UpdateQuestion, UpdateAnswer):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            model.objects.update(text="x")


def test_panels_take_one_query_for_any_number(district):
    for n in (11, 12):
        plans.make_question(district, district.update, n)
    question_actions.answer(question=district.question, text="Yes.", by=district.case_manager)
    everybody = (district.student, district.student2, district.student3)
    for user, load in (
        (district.case_manager, questions.questions),
        (district.para, questions.answers),
    ):
        students = students_of(user, *everybody)
        with CaptureQueriesContext(connection) as captured:
            assert load(user, students, right_now())
        assert len(captured) == 1
