"""Records made on the server: a paper form, the demo district. The same handlers, no ticket."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from core.dated import since
from core.ids import uuid7
from datacollection.models import Batch, Device, HeldRecord, Record, Session, SessionSummary
from datacollection.sync.ingest import ingest_records
from students.models import Assignment
from tests.fixtures.district import District

DAY = timedelta(days=1)


def sheet(district: District, session: UUID, at: Any, trials: int = 2) -> list[dict[str, Any]]:
    version = district.target.versions.get()
    start = {
        "id": session,
        "kind": "session.start",
        "at": at,
        "plan": version.pk,
        "data": {"target": district.target.pk},
    }
    tap = {"session": session, "response": 1, "prompt": 0, "prompter": 0}
    return [
        start,
        *(
            {"kind": "trial", "at": at + timedelta(seconds=n), "data": tap | {"n": n}}
            for n in range(1, trials + 1)
        ),
    ]


def take(district: District, records: list[dict[str, Any]], device: UUID, **other: Any) -> list[str]:
    results = ingest_records(records, actor=district.para, device=device, **other)
    return [f"{result.status}: {result.why}".removesuffix(": ") for result in results]


def test_records_of_the_past_are_stored_as_of_then(district: District):
    session, device, at = uuid7(), uuid7(), district.now - 10 * DAY
    assert take(district, sheet(district, session, at), device, received_at=at + DAY) == ["stored"] * 3
    row = Session.objects.get(pk=session)
    assert (row.began_at, row.record.made_at, row.record.said_at) == (at, at, at)
    assert list(row.trials.order_by("n").values_list("at", flat=True)) == [
        at + timedelta(seconds=n) for n in (1, 2)
    ]
    assert Batch.objects.get(device=device).received_at == at + DAY
    assert SessionSummary.objects.get(pk=session).calculated_at == at + DAY
    assert Device.objects.get(pk=device).mode == "paper"


def test_the_sequence_goes_on_by_itself(district: District):
    device = uuid7()
    for _ in range(2):
        take(district, sheet(district, uuid7(), district.now - DAY), device)
    assert sorted(Record.objects.filter(device=device).values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Device.objects.get(pk=device).have == 6


def test_the_same_sheet_twice_is_stored_once(district: District):
    device, at = uuid7(), district.now - DAY
    records = [
        record | {"id": record.get("id", uuid7()), "seq": n}
        for n, record in enumerate(sheet(district, uuid7(), at), 1)
    ]
    assert take(district, records, device) == ["stored"] * 3
    assert take(district, records, device) == ["duplicate"] * 3


def test_more_than_an_envelope_holds(district: District):
    results = take(district, sheet(district, uuid7(), district.now - DAY, trials=1100), uuid7())
    assert results == ["stored"] * 1101


def test_it_is_judged_like_any_other(district: District):
    at, device = district.now - DAY, uuid7()
    records = sheet(district, uuid7(), at)
    results = ingest_records(records, actor=district.para_unassigned, device=device)
    assert [result.why for result in results] == ["not_assigned", "waiting", "waiting"]
    assert {held.student for held in HeldRecord.objects.filter(device=device)} == {district.student}


def test_what_is_said_to_be_of_tomorrow_is_held(district: District):
    assert take(district, sheet(district, uuid7(), district.now + DAY, 0), uuid7()) == ["held: clock"]


def paper(district: District, session: UUID, began: Any) -> list[dict[str, Any]]:
    """Two taps, one with a time of its own, in twenty minutes."""
    start, *taps = sheet(district, session, district.now - timedelta(minutes=1))
    start["data"] |= {"source": "paper", "began_at": began.isoformat()}
    taps[0]["data"]["at"] = (began + timedelta(minutes=1)).isoformat()
    end = {"session": session, "at": (began + timedelta(minutes=20)).isoformat()}
    return [start, *taps, {"kind": "session.end", "at": district.now, "data": end}]


def test_paper_keeps_its_own_times(district: District):
    session, began = uuid7(), district.now - 2 * DAY
    assert take(district, paper(district, session, began), uuid7()) == ["stored"] * 4
    row = Session.objects.get(pk=session)
    assert row.began_at == began
    assert list(row.trials.order_by("n").values_list("at", flat=True)) == [
        began + timedelta(minutes=1),
        began,
    ]
    assert row.summary.observed_seconds == 1200


def test_paper_of_a_day_before_the_assignment_is_held(district: District):
    Assignment.objects.filter(para=district.para).update(during=since(district.today))
    held = take(district, paper(district, uuid7(), district.now - 2 * DAY), uuid7())
    assert held == ["held: not_assigned", *["held: waiting"] * 3]
