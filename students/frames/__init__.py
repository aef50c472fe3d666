"""Joined pages: a frame that rooms above fill with panels, without this room knowing of them.

Today, the student page: register a `Panel` in `AppConfig.ready`, and nothing else.
"""

from core.once_a_page import once_a_page, one_page
from students.frames.ahead import Ahead, question
from students.frames.panel import ALL_PANELS, Frame, Panel, Scope, panels, sheets
from students.frames.render import Rendered, render, render_each

__all__ = [
    "ALL_PANELS", "Ahead", "Frame", "Panel", "Rendered", "Scope", "once_a_page", "one_page", "panels",
    "question", "render", "render_each", "sheets",
]  # fmt: skip
