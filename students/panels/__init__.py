"""What this room puts into the joined pages: safety first, then the day, then who works with the student."""

from staff.permissions import Part
from students.frames import Frame, Panel, Scope, register
from students.frames.panel import Load, Questions
from students.panels import about, ask, care, day, family, licences, now, safety, team, trip

TODAY = "students/today.css"
CARD = "students/card.css"
HERE = "students/panels"


def register_all() -> None:
    """Called once, by `AppConfig.ready`."""
    for panel in (*_today(), *_student(), *_card(), *_glance()):
        register(panel)


def _today() -> list[Panel]:
    safe, glance, own = Part.SAFETY, Part.GLANCE, "staff/parts/own_licences.html"
    return [
        Panel(Frame.TODAY, "safety", 10, safe, safety.load_today, f"{HERE}/safety_today.html", sheet=TODAY),
        Panel(Frame.TODAY, "care", 12, Part.CARE, care.load_today, f"{HERE}/care_today.html", sheet=TODAY),
        Panel(Frame.TODAY, "trip", 11, glance, trip.load_today, f"{HERE}/trip_today.html"),
        Panel(Frame.TODAY, "day", 30, glance, day.load_today, f"{HERE}/day_today.html", sheet=TODAY),
        Panel(Frame.TODAY, "licences", 35, glance, licences.load_today, own),
        Panel(
            Frame.TODAY,
            "about",
            30,
            glance,
            about.load_today,
            f"{HERE}/about_today.html",
            Scope.STUDENT,
            CARD,
        ),
    ]


def _student() -> list[Panel]:
    def panel(key: str, order: int, part: Part, load: Load, ahead: Questions, sheet: str = "") -> Panel:
        return Panel(Frame.STUDENT, key, order, part, load, f"{HERE}/{key}.html", sheet=sheet, ahead=ahead)

    return [
        panel("safety", 10, Part.SAFETY, safety.load_student, safety.ahead),
        panel("about", 11, Part.GLANCE, about.load_student, about.ahead, CARD),
        panel("care", 12, Part.CARE, care.load_student, care.ahead),
        panel("day", 40, Part.GLANCE, day.load_student, day.ahead),
        panel("family", 70, Part.PLAN, family.load, family.ahead),
        panel("team", 80, Part.GLANCE, team.load, team.ahead),
    ]


def _card() -> list[Panel]:
    def panel(key: str, order: int, part: Part, load: Load, ahead: Questions, page: str = "") -> Panel:
        return Panel(Frame.CARD, key, order, part, load, f"{HERE}/{page or key}.html", ahead=ahead)

    return [
        panel("safety", 10, Part.SAFETY, safety.load_student, safety.ahead),
        panel("now", 20, Part.GLANCE, now.load, day.ahead),
        panel("care", 75, Part.CARE, care.load_student, care.ahead),
        panel("about", 80, Part.GLANCE, about.load_student, about.ahead),
        panel("ask", 70, Part.PLAN, ask.load_card, ask.card_ahead, "ask_card"),
    ]


def _glance() -> list[Panel]:
    """Never goals, data, or the family: see Part.GLANCE."""

    def panel(key: str, order: int, part: Part, load: Load, ahead: Questions, page: str = "") -> Panel:
        return Panel(Frame.GLANCE, key, order, part, load, f"{HERE}/{page or key}.html", ahead=ahead)

    return [
        panel("safety", 10, Part.SAFETY, safety.load_glance, safety.ahead),
        panel("about", 20, Part.GLANCE, about.load_glance, about.ahead),
        panel("day", 40, Part.GLANCE, day.load_glance, day.ahead),
        panel("ask", 50, Part.GLANCE, ask.load_glance, ask.ahead, "ask_glance"),
    ]
