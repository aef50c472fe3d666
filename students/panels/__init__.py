"""What this room puts into the joined pages: safety first, then the day, then who works with the student."""

from staff.permissions import Part
from students.frames import Frame, Panel, Scope, register
from students.panels import about, ask, care, day, family, licences, now, safety, team

TODAY = "students/today.css"
CARD = "students/card.css"


def register_all() -> None:
    register(
        Panel(
            Frame.TODAY,
            "safety",
            10,
            Part.SAFETY,
            safety.load_today,
            "students/panels/safety_today.html",
            sheet=TODAY,
        )
    )
    register(
        Panel(
            Frame.TODAY,
            "care",
            12,
            Part.CARE,
            care.load_today,
            "students/panels/care_today.html",
            sheet=TODAY,
        )
    )
    register(
        Panel(
            Frame.TODAY, "day", 30, Part.GLANCE, day.load_today, "students/panels/day_today.html", sheet=TODAY
        )
    )
    register(
        Panel(Frame.TODAY, "licences", 35, Part.GLANCE, licences.load_today, "staff/parts/own_licences.html")
    )
    register(
        Panel(Frame.STUDENT, "safety", 10, Part.SAFETY, safety.load_student, "students/panels/safety.html")
    )
    register(
        Panel(
            Frame.TODAY,
            "about",
            30,
            Part.GLANCE,
            about.load_today,
            "students/panels/about_today.html",
            Scope.STUDENT,
            CARD,
        )
    )
    register(
        Panel(
            Frame.STUDENT,
            "about",
            11,
            Part.GLANCE,
            about.load_student,
            "students/panels/about.html",
            sheet=CARD,
        )
    )
    register(Panel(Frame.STUDENT, "care", 12, Part.CARE, care.load_student, "students/panels/care.html"))
    register(Panel(Frame.STUDENT, "day", 40, Part.GLANCE, day.load_student, "students/panels/day.html"))
    register(Panel(Frame.STUDENT, "family", 70, Part.PLAN, family.load, "students/panels/family.html"))
    register(Panel(Frame.STUDENT, "team", 80, Part.GLANCE, team.load, "students/panels/team.html"))
    _register_card()
    _register_glance()


def _register_card() -> None:
    safe, glance, plan = Part.SAFETY, Part.GLANCE, Part.PLAN
    for panel in (
        Panel(Frame.CARD, "safety", 10, safe, safety.load_student, "students/panels/safety.html"),
        Panel(Frame.CARD, "now", 20, glance, now.load, "students/panels/now.html"),
        Panel(Frame.CARD, "care", 50, Part.CARE, care.load_student, "students/panels/care.html"),
        Panel(Frame.CARD, "about", 60, glance, about.load_student, "students/panels/about.html"),
        Panel(Frame.CARD, "ask", 70, plan, ask.load_card, "students/panels/ask_card.html"),
    ):
        register(panel)


def _register_glance() -> None:
    """Never goals, data, or the family: see Part.GLANCE."""
    safe, glance = Part.SAFETY, Part.GLANCE
    for panel in (
        Panel(Frame.GLANCE, "safety", 10, safe, safety.load_glance, "students/panels/safety.html"),
        Panel(Frame.GLANCE, "about", 20, glance, about.load_glance, "students/panels/about.html"),
        Panel(Frame.GLANCE, "day", 40, glance, day.load_glance, "students/panels/day.html"),
        Panel(Frame.GLANCE, "ask", 50, glance, ask.load_glance, "students/panels/ask_glance.html"),
    ):
        register(panel)
