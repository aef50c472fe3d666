"""Joined pages: a frame that rooms above fill with panels, without this room knowing of them.

Today, the student page: register a `Panel` in `AppConfig.ready`, and nothing else.
"""

from students.frames.panel import ALL_PANELS, Frame, Panel, Scope, panels, sheets
from students.frames.render import Rendered, render, render_each

__all__ = ["ALL_PANELS", "Frame", "Panel", "Rendered", "Scope", "panels", "render", "render_each", "sheets"]
