"""`trial`: one response of the student, as it was tapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from datacollection.models import Trial
from datacollection.paper.rows import PAPER_LAYOUTS
from datacollection.sessions.pads import TRIAL_PADS
from datacollection.sessions.session_kinds import happened, time_objections
from datacollection.sync.batch_context import BatchContext, SessionFacts
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import SessionRecordKind
from iep.measures.base import AnyMeasure, Misfit, Settings
from iep.measures.chain import read_steps
from iep.measures.ladder import Ladder
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response
from iep.measures.trials import Trial as PureTrial

MOST_TRIALS = 100_000
MOST_SECONDS = 24 * 60 * 60
RESPONSES, PROMPTERS = (min(Response), max(Response)), (min(Prompter), max(Prompter))


@dataclass(frozen=True, slots=True)
class TrialData:
    """`response`, `prompt`, `prompter`: codes of iep.measures. `seconds`: a length. `at`: only from paper.

    `value` is a rating or points, `out_of` the points possible.
    """

    session: UUID
    n: int
    response: int
    prompt: int | None
    prompter: int | None
    step: int | None
    item: str
    value: Decimal | None
    seconds: Decimal | None
    out_of: Decimal | None
    at: datetime | None


class TrialKind(SessionRecordKind[TrialData]):
    key = "trial"
    order = 30
    title = _("A trial")
    device_title = _("Tap")
    session_path = "trial__session"
    pads = TRIAL_PADS
    paper_layouts = PAPER_LAYOUTS
    table = Trial._meta.db_table
    columns = {
        "session_id": "uuid",
        "n": "integer",
        "at": "timestamptz",
        "response": "smallint",
        "prompt": "smallint",
        "prompter": "smallint",
        "step": "smallint",
        "item": "text",
        "value": "numeric",
        "seconds": "numeric",
        "out_of": "numeric",
    }

    def parse(self, data: object, plan: UUID | None) -> TrialData:
        fields = Fields(data)
        tap = TrialData(
            session=fields.uuid("session"),
            # No limit lies beyond what its column holds: such a value would fail the statement for the whole
            # batch.
            n=fields.whole("n", 1, MOST_TRIALS),
            response=fields.whole("response", *RESPONSES),
            prompt=fields.optional_whole("prompt", 0, 99),
            prompter=fields.optional_whole("prompter", *PROMPTERS),
            step=fields.optional_whole("step", 0, 999),
            item=fields.text("item", 80),
            value=fields.decimal("value", -999_999_999, 999_999_999),
            seconds=fields.decimal("seconds", 0, MOST_SECONDS),
            out_of=fields.decimal("out_of", 0, 999_999_999),
            at=fields.moment("at"),
        )
        fields.done()
        return tap

    def session_of(self, data: TrialData) -> UUID:
        return data.session

    def judge_in(
        self, session: SessionFacts, fact: Fact[TrialData], context: BatchContext
    ) -> Iterator[Objection]:
        tap = fact.data
        yield from time_objections(session, fact.made_at, tap.at)
        # The gravest first: what is reported is the first objection that nobody pardons.
        misfit = _misfit(session, fact, context)
        if misfit:
            yield Objection(Reason(misfit.value))
        if not context.may_log(fact.actor, session.target.student, fact.made_at):
            yield Objection(Reason.NOT_ASSIGNED)
        if not session.target.is_open(happened(session, fact.made_at, tap.at)):
            yield Objection(Reason.TARGET_CLOSED)

    def row(self, fact: Fact[TrialData], context: BatchContext) -> tuple[Any, ...]:
        tap = fact.data
        at = happened(context.sessions[tap.session], fact.made_at, tap.at)
        return (
            tap.session, tap.n, at, tap.response, tap.prompt, tap.prompter, tap.step, tap.item, tap.value,
            tap.seconds, tap.out_of,
        )  # fmt: skip


def _misfit(session: SessionFacts, fact: Fact[TrialData], context: BatchContext) -> Misfit | None:
    """What does not fit the measure of the session's target version."""
    how = session.measured
    try:
        measure = MEASURES.get(how.measure)
        return measure.misfit(_pure(fact), _settings(measure, session, context))
    except (LookupError, ValueError):  # another version of the software wrote the plan; the tap stands
        return None


def _settings(measure: AnyMeasure, session: SessionFacts, context: BatchContext) -> Settings:
    """The settings of the session's version, parsed once per session and batch."""
    # A batch may bring 500 taps of one session; its JSON is parsed for the first.
    by_session: dict[UUID, Settings] = context.own[TrialKind.key]
    if session.id not in by_session:
        how = session.measured
        settings = measure.parse(how.settings, Ladder.from_json(how.ladder))
        by_session[session.id] = replace(settings, steps=read_steps(how.steps))
    return by_session[session.id]


def _pure(fact: Fact[TrialData]) -> PureTrial:
    tap = fact.data
    prompter = None if tap.prompter is None else Prompter(tap.prompter)
    response = Response(tap.response)
    return PureTrial(
        fact.id, tap.n, response, tap.prompt, prompter, tap.step, tap.item, tap.value, tap.seconds,
        fact.made_at, tap.out_of,
    )  # fmt: skip
