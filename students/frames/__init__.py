"""Joined pages: a frame that rooms above fill with panels, without this room knowing of them.

Today, the student page: register a `Panel` in `AppConfig.ready`, and nothing else.
"""

from students.frames.panel import Frame, Panel, Scope, panels, register, sheets
from students.frames.render import Rendered, render

__all__ = ["Frame", "Panel", "Rendered", "Scope", "panels", "register", "render", "sheets"]
