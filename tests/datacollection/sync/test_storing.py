from datacollection.models import Session, SessionSummary, Trial
from tests.datacollection.sync.sending import Sender, statuses


def test_a_session_and_its_trials_are_stored_and_scored(sender: Sender):
    start = sender.start()
    answer = sender.send(
        start, sender.trial(start, 1), sender.trial(start, 2, response=2, prompt=None, prompter=None)
    )
    assert statuses(answer) == ["stored"] * 3
    assert answer.have == 3
    session = Session.objects.get(pk=start["id"])
    assert (session.recorder, session.target) == (sender.user, sender.district.target)
    assert session.trials.count() == 2
    assert SessionSummary.objects.get(session=session).score == 50
