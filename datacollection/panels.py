"""What this room adds to joined pages."""

from datacollection.breaks.queries import EVIDENCE
from datacollection.caseload.panels import CASELOAD
from datacollection.graphs.panels import GRAPHS, INDEPENDENCE
from datacollection.today.card import CARD
from datacollection.today.panels import RECORD
from students import frames


def register() -> None:
    for panel in (CARD, CASELOAD, INDEPENDENCE, GRAPHS, RECORD, EVIDENCE):
        frames.register(panel)
