import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password

from core.dated import since
from iep.drafts.actions import draft_part
from iep.models import Support
from paraportal.logs import JsonFormatter
from schedule.models import Cover, Pass, StaffAbsence, StandIn, StudentAbsence
from staff.models import Licence, Policy, Post, Role, User
from students.care.actions import delegate_care, sign_off
from students.family.actions import record_adult, write_hopes
from students.models import Assignment, Discipline, TeamRole
from students.safety.actions import flag_safety
from supervision.contacts.actions import record_contact
from supervision.models import DataView
from tests.access.ask import Persona, personas
from tests.fixtures.district import District
from tests.fixtures.people import make_person
from tests.fixtures.students import join_team
from tests.schedule.absence_helpers import WHOLE, covering, make_pass


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(JsonFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log_lines() -> Iterator[list[str]]:
    """Every line that the installation would have logged, as it would have been written."""
    handler, root = _Lines(), logging.getLogger()
    root.addHandler(handler)
    yield handler.lines
    root.removeHandler(handler)


@pytest.fixture
def crowded(district: District) -> District:
    """The district, with a `draft` beside what is in force, and what administration pages are about."""
    words = {name: f"CANARY-draft.{name}-1" for name in ("what", "when", "how")}
    draft = draft_part(
        of=Support(student=district.student, kind="accommodation"), fields=words, by=district.case_manager
    )
    for name, thing in {
        "draft": draft,
        **_administered(district),
        **_supervised(district),
        **_cared_for(district),
        **_of_a_family(district),
        **_as_it_comes(district),
    }.items():
        object.__setattr__(district, name, thing)
    return district


def _as_it_comes(district: District) -> dict[str, object]:
    """A day with a cover, a pass, somebody away, and a teacher who stands in for one who is."""
    newcomer = make_person("covering", Role.PARA, district.school, district.first)
    away, instead = (
        make_person(name, Role.TEACHER, district.school, district.first) for name in ("away", "instead")
    )
    when = {
        "during": since(district.today), "minutes": WHOLE, "told_by": "CANARY-absence.told_by-1",
        "by": district.administrator,
    }  # fmt: skip
    covering(district, newcomer)
    make_pass(district, district.substitute)
    return {
        "cover": Cover.objects.get(person=newcomer),
        "issued": Pass.objects.get(person=district.substitute),
        "absence": StaffAbsence.objects.create(person=newcomer, **when | {"told_by": "By phone"}),
        "student_absence": StudentAbsence.objects.create(student=district.student, **when),
        "away_teacher": away,
        "stand_in": StandIn.objects.create(
            teacher=away, person=instead, day=district.today, by=district.administrator
        ),
    }


def _supervised(district: District) -> dict[str, object]:
    """A contact of the para; and another para of the caseload, for the id of who asks stands in the log."""
    attended = make_person("attended", Role.PARA, district.school, district.first)
    Assignment.objects.create(
        student=district.student,
        para=attended,
        supervisor=district.case_manager,
        during=since(district.first),
    )
    contact = record_contact(
        by=district.case_manager,
        para=district.para,
        kind="observation",
        began_at=district.now - timedelta(minutes=10),
        minutes=10,
        students=[district.student],
        note="CANARY-contact.note-1",
    )
    review = DataView.objects.create(teacher=district.case_manager, student=district.student, at=district.now)
    return {"attended": attended, "contact": contact, "review": review}


def _of_a_family(district: District) -> dict[str, object]:
    """An adult who may not receive records, and words that the team may not read."""
    by, student = district.case_manager, district.student
    fields = {
        "name": "CANARY-adult.name-1", "relation": "parent", "language": "Hmong", "needs_interpreter": True,
        "channel": "phone", "reached_at": "CANARY-adult.phone-1", "may_receive": False, "decides_for": False,
        "order_on": district.first,
    }  # fmt: skip
    write_hopes(student=student, words="CANARY-hopes-1", are_shown=False, by=by)
    return {"adult": record_adult(student=student, fields=fields, by=by)}


def _cared_for(district: District) -> dict[str, object]:
    """A task that a nurse delegated, and who is signed off for it."""
    nurse = make_person("nurse", Role.PROVIDER, district.school, district.first)
    join_team(
        district.student, nurse, TeamRole.PROVIDER, district.administrator, district.first,
        discipline=Discipline.NURSING,
    )  # fmt: skip
    words = {name: f"CANARY-care.{name}-1" for name in ("name", "steps", "call")}
    care = delegate_care(student=district.student, by=nurse, **words)
    last = district.today + timedelta(days=90)
    flag = flag_safety(student=district.student, words="CANARY-SafetyFlag.words-1", by=district.para)
    return {
        "flag": flag,
        "care": care,
        "sign_off": sign_off(task=care, person=district.para, last=last, by=nurse),
    }


def _administered(district: District) -> dict[str, object]:
    """Somebody who asks for nothing: the id of who asks stands in the log."""
    newcomer = make_person("newcomer", Role.PARA, district.school, district.first)
    policy = Policy.objects.create(
        school=district.school, key="licence.publish", value=["any"], source="a test",
        during=since(district.today + timedelta(days=30)),
    )  # fmt: skip
    return {
        "newcomer": newcomer,
        "post": Post.objects.get(user=newcomer),
        "licence": Licence.objects.get(user=newcomer),
        "policy": policy,
        "bell": district.bells.regular,
    }


@pytest.fixture
def everybody(crowded: District, settings: Any) -> list[Persona]:
    """With a password, as people have; and as fast as they like, for the table is not about limits."""
    settings.ACCOUNT_RATE_LIMITS = False
    User.objects.update(password=make_password("a long enough password"))
    return personas(crowded)
