"""The way back from a point to its taps, and from a paper sheet to a point."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from core.ids import uuid7
from datacollection.graphs import load
from datacollection.held import actions
from datacollection.held.models import Outcome
from datacollection.models import Correction, Device, HeldRecord, Session, SessionSummary
from iep.models import Target
from staff.models import User
from students.models import AccessRow
from tests.fixtures.district import District
from tests.fixtures.plans import make_target
from tests.fixtures.sessions import make_session


def sheet(target: Target, district: District, *lines: tuple, **changed: object) -> dict[str, object]:
    """A filled sheet of discrete trials: (response, prompt, prompter) a line."""
    data: dict[str, object] = {
        "entry": str(uuid7()),
        "day": (district.today - timedelta(days=1)).isoformat(),
        "began": "09:40",
        "purpose": "teaching",
        "setting": "Library",
        "trial-TOTAL_FORMS": str(max(len(lines), 1)),
        "trial-INITIAL_FORMS": "0",
    }
    for i, (response, prompt, prompter) in enumerate(lines):
        data |= {
            f"trial-{i}-response": response,
            f"trial-{i}-prompt": prompt,
            f"trial-{i}-prompter": prompter,
        }
    return data | changed


INDEPENDENT, GESTURE, WRONG = (1, 0, 0), (1, 2, 2), (2, "", "")


def test_the_graph_says_what_the_taps_said(client: Client, district: District) -> None:
    client.force_login(district.case_manager)
    page = client.get(reverse("datacollection:target", args=[district.target.pk])).content.decode()
    assert "60 % independent (3 of 5)" in page
    assert reverse("datacollection:session", args=[district.session.pk]) in page


def test_a_session_shows_every_tap_with_who_when_and_which_version(
    client: Client, district: District
) -> None:
    client.force_login(district.case_manager)
    page = client.get(reverse("datacollection:session", args=[district.session.pk])).content.decode()
    assert page.count("Correct") >= 4
    assert "Gestural" in page
    assert district.para.name in page
    assert f"{district.session.version.number}, published" in page


def test_what_was_taken_back_stays_readable(client: Client, district: District) -> None:
    trial = district.session.trials.order_by("n").first()
    record = trial.record
    record.pk, record.seq = uuid7(), 5_000_000
    record.save(force_insert=True)
    Correction.objects.create(record=record, of=trial.pk)
    client.force_login(district.case_manager)
    page = client.get(reverse("datacollection:session", args=[district.session.pk])).content.decode()
    assert "<del>Correct</del>" in page
    assert f"taken back by {district.para.name}" in page


def test_a_look_at_a_session_leaves_an_access_row(client: Client, district: District) -> None:
    client.force_login(district.para)
    client.get(reverse("datacollection:session", args=[district.session.pk]))
    row = AccessRow.objects.latest("id")
    assert (row.who, row.students, row.ground) == (district.para, [district.student.pk], "assignment")


@pytest.mark.parametrize("page", ["students:student", "datacollection:target", "datacollection:session"])
def test_a_page_of_data_asks_as_much_for_one_as_for_three(
    client: Client, district: District, page: str, django_assert_max_num_queries
) -> None:
    client.force_login(district.case_manager)
    pk = {
        "students:student": district.student,
        "datacollection:target": district.target,
        "datacollection:session": district.session,
    }[page].pk
    client.get(reverse(page, args=[pk]))  # session row, content types
    with django_assert_max_num_queries(41) as one:
        client.get(reverse(page, args=[pk]))
    asked = len(one)
    for n in range(2, 4):
        target = make_target(district, district.goal, "discrete_trial", n + 10)
        for day in range(3):
            make_session(district, target, at=district.now - timedelta(days=day + 1), n=n)
            make_session(district, district.target, at=district.now - timedelta(days=day + 1), n=n)
    client.get(reverse(page, args=[pk]))  # of a student's sessions it keeps what it drew
    with django_assert_max_num_queries(asked):
        client.get(reverse(page, args=[pk]))


def test_a_paper_sheet_becomes_a_session_that_counts(client: Client, district: District) -> None:
    client.force_login(district.para)
    url = reverse("datacollection:paper", args=[district.target.pk])
    assert client.get(url).status_code == 200
    data = sheet(district.target, district, INDEPENDENT, GESTURE, WRONG, INDEPENDENT)
    response = client.post(url, data)
    assert response.status_code == 302
    session = Session.objects.get(pk=data["entry"])
    assert (session.source, session.setting, session.recorder) == ("paper", "Library", district.para)
    assert session.school_day == district.today - timedelta(days=1)
    summary = SessionSummary.objects.get(session=session)
    assert (summary.n, summary.numerator) == (4, 2)


def test_the_same_sheet_sent_twice_is_stored_once(client: Client, district: District) -> None:
    client.force_login(district.para)
    url = reverse("datacollection:paper", args=[district.target.pk])
    data = sheet(district.target, district, INDEPENDENT, WRONG)
    before = HeldRecord.objects.count()
    assert [client.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert Session.objects.get(pk=data["entry"]).trials.count() == 2
    assert HeldRecord.objects.count() == before


def test_a_count_from_paper_keeps_its_observed_time(client: Client, district: District) -> None:
    client.force_login(district.para)
    data = sheet(district.frequency_target, district, count="7", minutes="30")
    client.post(reverse("datacollection:paper", args=[district.frequency_target.pk]), data)
    summary = SessionSummary.objects.get(session=data["entry"])
    assert (summary.numerator, summary.observed_seconds) == (7, 1800)


@pytest.mark.parametrize(
    ("line", "changed", "words"),
    [
        ((1, "", ""), {}, "Say which prompt it took"),
        ((1, 2, ""), {}, "Say who prompted"),
        ((1, 0, 2), {}, "Independent means that nobody prompted"),
        (("", 2, ""), {}, "Say how the student responded"),
        (("", "", ""), {}, "Fill in at least one line"),
        (INDEPENDENT, {"day": "2999-01-01"}, "This day has not come yet"),
        (INDEPENDENT, {"day": "1970-01-01"}, "more than 60 days ago"),
        (INDEPENDENT, {"day": "tomorrow"}, "Enter a valid date"),
        (INDEPENDENT, {"began": "25:61"}, "Enter a valid time"),
        (INDEPENDENT, {"entry": "00000000-0000-4000-8000-000000000000"}, "Open it again"),
        (INDEPENDENT, {"entry": "01890000-0000-7000-8000-000000000000"}, "open for too long"),
        (INDEPENDENT, {"setting": "x\u0000y"}, "Null characters are not allowed"),
        ((99, "", ""), {}, "Select a valid choice"),
    ],
)
def test_a_sheet_with_a_mistake_says_so_at_the_place_and_stores_nothing(
    client: Client, district: District, line: tuple, changed: dict, words: str
) -> None:
    client.force_login(district.para)
    before = Session.objects.count()
    url = reverse("datacollection:paper", args=[district.target.pk])
    response = client.post(url, sheet(district.target, district, line, **changed))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Session.objects.count() == before


def test_a_provider_may_look_but_not_type_in(client: Client, district: District) -> None:
    client.force_login(district.provider)
    url = reverse("datacollection:paper", args=[district.target.pk])
    assert client.get(url).status_code == 403
    assert client.post(url, sheet(district.target, district, INDEPENDENT)).status_code == 403


def test_what_was_held_waits_for_the_case_manager_and_nobody_else(client: Client, district: District) -> None:
    for who, found in (
        (district.case_manager, True),
        (district.para, False),
        (district.other_teacher, False),
    ):
        client.force_login(who)
        page = client.get(reverse("datacollection:held")).content.decode()
        assert (district.student.name in page) is found


def test_a_held_record_is_set_aside_with_a_reason_once(client: Client, district: District) -> None:
    client.force_login(district.case_manager)
    url = reverse("datacollection:held-resolve", args=[district.held.pk])
    assert client.post(url, {"outcome": Outcome.SET_ASIDE}).status_code == 422
    client.post(url, {"outcome": Outcome.SET_ASIDE, "why": "A practice tap"})
    client.post(url, {"outcome": Outcome.SET_ASIDE, "why": "Again"})
    resolution = district.held.resolutions.get()
    assert (resolution.by, resolution.outcome, resolution.why) == (
        district.case_manager, Outcome.SET_ASIDE, "A practice tap",
    )  # fmt: skip
    assert district.student.name not in client.get(reverse("datacollection:held")).content.decode()


def test_what_arrived_long_after_it_happened_says_when(client: Client, district: District) -> None:
    session = make_session(district, district.target, at=district.now - timedelta(days=5))
    client.force_login(district.case_manager)
    page = client.get(reverse("datacollection:session", args=[session.pk])).content.decode()
    assert "arrived late" in page
    fresh = client.get(reverse("datacollection:session", args=[district.session.pk])).content.decode()
    assert "arrived late" not in fresh


def test_a_held_record_is_shown_without_the_ticket_that_it_came_with(
    client: Client, district: District
) -> None:
    held = district.held
    held.pk, held.record_id, held._state.adding = uuid7(), uuid7(), True
    held.body = b'{"ticket": "CANNOT-BE-SHOWN", "kind": "trial"}'
    held.save(force_insert=True)
    client.force_login(district.case_manager)
    page = client.get(reverse("datacollection:held-resolve", args=[held.pk])).content.decode()
    assert "CANNOT-BE-SHOWN" not in page
    assert "trial" in page


def a_held_record_of_nobody(at: datetime, device: UUID | None, actor: User | None = None) -> HeldRecord:
    """It names no student that could be found."""
    return HeldRecord.objects.create(
        record_id=uuid7(), digest=b"1", device=device, actor=actor, body=b"{}", reason="malformed",
        received_at=at,
    )  # fmt: skip


def test_what_is_held_of_no_student_is_for_those_who_administer_where_it_comes_from(
    client: Client, district: District
) -> None:
    here = Device.objects.create(id=uuid7(), school=district.school)
    found = {
        "device": a_held_record_of_nobody(district.now, here.pk),
        "actor": a_held_record_of_nobody(district.now, None, district.para),
        "unknown": a_held_record_of_nobody(district.now, uuid7()),
    }
    sees = {
        name: {key for key, held in found.items() if _opens(client, user, held)}
        for name, user in {
            "own": district.administrator,
            "foreign": district.foreign_administrator,
            "teacher": district.case_manager,
        }.items()
    }
    # Where neither is known it is for the administrators of districts, of whom the foreign one is.
    assert sees == {"own": {"device", "actor"}, "foreign": {"unknown"}, "teacher": set()}


def _opens(client: Client, user: User, held: HeldRecord) -> bool:
    client.force_login(user)
    return client.get(reverse("datacollection:held-resolve", args=[held.pk])).status_code == 200


def test_a_decision_needs_the_right_whatever_page_it_comes_from(district: District) -> None:
    with pytest.raises(PermissionDenied):
        actions.resolve_held(
            by=district.para, rows=[district.held], outcome=Outcome.SET_ASIDE, why="x", at=district.now
        )
    assert not district.held.resolutions.exists()


def test_a_long_history_is_drawn_from_its_latest_points_and_judged_by_all(district: District) -> None:
    for days in range(1, 6):
        make_session(district, district.target, at=district.now - timedelta(days=days))
    all_taught = load.targets_of(district.student, district.now)
    taught = [one for one in all_taught if one.version.of_id == district.target.pk]
    (whole,) = load.target_data(district.student, taught)
    (cut,) = load.target_data(district.student, taught, latest=2)
    assert (len(whole.graph.rows), whole.graph.total, whole.graph.is_cut) == (6, 6, False)
    assert (len(cut.graph.rows), cut.graph.total, cut.graph.is_cut) == (2, 6, True)
    assert [row.point.on for row in cut.graph.rows] == [row.point.on for row in whole.graph.rows[-2:]]
    assert cut.graph.mastery == whole.graph.mastery
    assert cut.graph.chart.aim == whole.graph.chart.aim
    assert cut.graph.chart.phases[0].starts == cut.graph.rows[0].point.on
