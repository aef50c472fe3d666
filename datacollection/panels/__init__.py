"""What this room adds to joined pages."""

from datacollection.panels.student import GRAPHS, INDEPENDENCE
from students import frames


def register() -> None:
    for panel in (INDEPENDENCE, GRAPHS):
        frames.register(panel)
