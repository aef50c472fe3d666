from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from datacollection.models import SessionSummary
from datacollection.sessions import summaries
from iep.models import TargetVersion
from tests.datacollection.sync.conftest import sender  # noqa: F401 - a fixture
from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District


def past_the_trigger() -> None:
    """Published versions can be changed in this test: an older or a newer software wrote them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE iep_targetversion DISABLE TRIGGER USER")


def test_computing_again_gives_the_same(district: District):
    before = SessionSummary.objects.get(session=district.session)
    summaries.recompute([district.session.pk], district.now)
    after = SessionSummary.objects.get(session=district.session)
    for field in ("n", "numerator", "denominator", "score", "tallies", "observed_seconds", "ended_at"):
        assert getattr(after, field) == getattr(before, field), field
    assert after.calculated_at == district.now


def test_a_spoiled_summary_is_mended_by_the_command(district: District):
    SessionSummary.objects.all().update(score=1, n=77, tallies={})
    out = StringIO()
    call_command("recompute_summaries", stdout=out)
    assert "6 sessions" in out.getvalue()
    assert SessionSummary.objects.get(session=district.session).score == 60
    assert not SessionSummary.objects.filter(n=77).exists()


def test_the_command_can_be_told_which(district: District):
    SessionSummary.objects.all().update(n=77)
    call_command("recompute_summaries", target=district.target.pk, stdout=StringIO())
    assert SessionSummary.objects.filter(n=77).count() == 5
    call_command("recompute_summaries", since=(district.today + timedelta(days=2)), stdout=StringIO())
    assert SessionSummary.objects.filter(n=77).count() == 5


def test_a_plan_that_cannot_be_read_keeps_the_records_and_the_summary(sender: Sender):  # noqa: F811
    past_the_trigger()
    TargetVersion.objects.filter(of=sender.district.target).update(measure="telepathy")
    start = sender.start()
    answer = sender.send(start, sender.trial(start))
    assert [result.status for result in answer.results] == ["stored", "stored"]
    assert not SessionSummary.objects.filter(session=start["id"]).exists()


@pytest.mark.parametrize("empty", [[], set()])
def test_nothing_to_compute_asks_nothing(empty: list[object], district: District):
    with CaptureQueriesContext(connection) as caught:
        summaries.recompute(empty, district.now)  # type: ignore[arg-type]
    assert len(caught) == 0


def test_the_number_of_queries_is_constant(district: District):
    counts = []
    for sessions in ([district.session], [district.session, district.frequency_session]):
        with CaptureQueriesContext(connection) as caught:
            summaries.recompute([session.pk for session in sessions], district.now)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 5


def test_too_few_trials_are_not_evaluated(sender: Sender):  # noqa: F811
    past_the_trigger()
    version = sender.district.target.versions.get()
    TargetVersion.objects.filter(pk=version.pk).update(
        criterion={**version.criterion, "v": 1, "minimum_trials": 3}
    )
    start = sender.start()
    sender.send(start, sender.trial(start, 1), sender.trial(start, 2))
    summary = SessionSummary.objects.get(session=start["id"])
    assert (summary.score, summary.evaluated) == (100, False)
    sender.send(sender.trial(start, 3))
    assert SessionSummary.objects.get(session=start["id"]).evaluated
