"""What this room adds to joined pages."""

from datacollection.panels.student import GRAPHS, INDEPENDENCE
from datacollection.panels.today import RECORD
from students import frames


def register() -> None:
    for panel in (INDEPENDENCE, GRAPHS, RECORD):
        frames.register(panel)
