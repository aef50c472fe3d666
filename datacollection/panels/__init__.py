"""What this room adds to joined pages."""

from datacollection.breaks import EVIDENCE
from datacollection.panels.card import CARD
from datacollection.panels.caseload import CASELOAD
from datacollection.panels.student import GRAPHS, INDEPENDENCE
from datacollection.panels.today import RECORD
from students import frames


def register() -> None:
    for panel in (CARD, CASELOAD, INDEPENDENCE, GRAPHS, RECORD, EVIDENCE):
        frames.register(panel)
