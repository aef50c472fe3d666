"""The light rows that pages read say the same as the summaries behind them; nothing is asked twice."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.ids import uuid7
from datacollection.graphs.sittings import sittings_of
from datacollection.models import SessionSummary
from tests.fixtures.district import District


def test_a_sitting_is_its_session_and_its_summary(district: District) -> None:
    targets = [district.target.pk, district.frequency_target.pk]
    found = sittings_of(targets)
    summaries = SessionSummary.objects.filter(session__target__in=targets).select_related("session__version")
    rows = {sitting.session: sitting for sittings in found.values() for sitting in sittings}
    assert rows.keys() == {summary.pk for summary in summaries} != set()
    for summary in summaries:
        sitting, score, session = rows[summary.pk], rows[summary.pk].as_score, summary.session
        for name in ("n", "numerator", "denominator", "score", "evaluated", "observed_seconds", "tallies"):
            assert getattr(score, name) == getattr(summary, name), name
        assert (sitting.target, sitting.school_day) == (session.target_id, session.school_day)
        assert (sitting.purpose, sitting.setting) == (session.purpose, session.setting)
        assert (sitting.measure, sitting.recorder) == (session.version.measure, session.recorder_id)
        assert sitting.recorder_name == session.recorder.name


def test_a_target_without_sessions_has_none(district: District) -> None:
    new = uuid7()
    assert sittings_of([new]) == {new: []}


@pytest.mark.parametrize("who", ["case_manager", "para", "provider", "administrator"])
def test_the_page_of_a_student_asks_no_question_twice(client: Client, district: District, who: str) -> None:
    client.force_login(getattr(district, who))
    page = reverse("students:student", args=[district.student.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page).status_code == 200
    times = Counter(query["sql"] for query in caught.captured_queries)
    assert [sql for sql, n in times.items() if n > 1] == []
