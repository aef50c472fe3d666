"""What waits for whom: each item for those who may act on it, the most harmful first."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.ids import uuid7
from datacollection.models import HeldRecord
from iep.updates import question_actions
from staff.models import User
from students.queue.queue_item import QUEUE, Harm, load_queue
from students.safety import actions as safety_actions
from tests.fixtures import plans
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.fixtures.sessions import make_held
from tests.students.test_visible_to import nurse, team_teacher

WRONG = "The EpiPen is no longer in the red bag"


@pytest.fixture
def waiting(district: District) -> District:
    """One of each: the district has a question for each of three students, and a held record of the first."""
    safety_actions.flag_safety(student=district.student, words=WRONG, by=district.para)
    return district


def keys(user: User) -> list[str]:
    return [item.key for item, _entry in load_queue(user, right_now())]


def another_held(district: District, **changed: object) -> None:
    """A held record as that of the district, but for what is `changed`: another case."""
    same = {field.attname: getattr(district.held, field.attname) for field in HeldRecord._meta.fields}
    own = {"id": uuid7(), "record_id": uuid7(), "actor_id": district.held.actor_id}
    changed = {f"{name}_id": getattr(value, "pk", None) for name, value in changed.items()}
    HeldRecord.objects.create(**same | own | changed)


def test_the_three_of_now_are_registered_by_harm():
    assert [(item.key, item.harm) for item in QUEUE] == [
        ("safety_flag", Harm.SAFETY),
        ("update_question", Harm.TEACHING),
        ("held_record", Harm.RECORD),
    ]


def test_the_case_manager_has_all_of_them_with_the_most_harmful_first(waiting: District):
    assert keys(waiting.case_manager) == ["safety_flag", *["update_question"] * 3, "held_record"]


def test_a_teacher_of_the_team_answers_questions_only(waiting: District):
    assert keys(team_teacher(waiting)) == ["update_question"]


def test_a_nurse_of_the_team_answers_for_the_card_only(waiting: District):
    assert keys(nurse(waiting)) == ["safety_flag"]


@pytest.mark.parametrize(
    "who",
    [
        "other_teacher",
        "foreign_teacher",
        "gened",
        "provider",
        "para",
        "administrator",
        "foreign_administrator",
    ],
)
def test_who_may_act_on_nothing_has_an_empty_queue(waiting: District, who: str):
    assert keys(getattr(waiting, who)) == []


def test_what_names_nobody_is_the_administrators(waiting: District):
    another_held(waiting, student=None)
    assert keys(waiting.administrator) == ["held_record"]
    assert keys(waiting.foreign_administrator) == []
    assert keys(waiting.case_manager).count("held_record") == 1


def test_an_entry_says_of_whom_why_since_when_and_where(waiting: District, client):
    client.force_login(waiting.case_manager)
    entries = {item.key: entry for item, entry in load_queue(waiting.case_manager, right_now())}
    flag, held = entries["safety_flag"], entries["held_record"]
    assert (flag.student, flag.words, flag.by) == (waiting.student, WRONG, waiting.para)
    assert held.words == ("Beginning of a session: The person was not assigned to this student at that time.")
    assert (held.student, held.since, held.by) == (
        waiting.student, waiting.held.received_at, waiting.para_unassigned,
    )  # fmt: skip
    for entry in entries.values():
        page = client.get(entry.url)
        assert page.status_code == 200
        assert entry.student.name in page.text


def test_what_one_act_settles_is_one_entry(waiting: District):
    make_held(waiting, waiting.target, 2)
    [entry] = [e for item, e in load_queue(waiting.case_manager, right_now()) if item.key == "held_record"]
    assert entry.count == 2


def test_of_one_kind_the_longest_waiting_comes_first(waiting: District):
    question_actions.ask(
        update=waiting.update, text="Earlier?", by=waiting.para, at=waiting.published_at - timedelta(hours=1)
    )
    question_actions.ask(update=waiting.update, text="Later?", by=waiting.para)
    words = [
        e.words for item, e in load_queue(waiting.case_manager, right_now()) if item.key == "update_question"
    ]
    assert (words[0], words[-1]) == ("Earlier?", "Later?")


def test_what_was_answered_waits_no_more(waiting: District):
    question_actions.answer(question=waiting.question, text="Yes.", by=waiting.case_manager)
    assert keys(waiting.case_manager).count("update_question") == 2


def test_the_same_queries_for_one_and_for_three_of_each(waiting: District):
    def queries() -> int:
        user = User.objects.get(pk=waiting.case_manager.pk)
        with CaptureQueriesContext(connection) as captured:
            assert load_queue(user, right_now())
        return len(captured)

    first = queries()
    for n in (11, 12):
        plans.make_question(waiting, waiting.update, n)
        safety_actions.flag_safety(student=waiting.student2, words=f"{WRONG} {n}", by=waiting.para)
        another_held(waiting, actor=waiting.people()[("para", "provider")[n - 11]])
    assert queries() == first
    assert Counter(keys(waiting.case_manager)) == {"safety_flag": 3, "update_question": 5, "held_record": 3}
