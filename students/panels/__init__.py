"""What this room puts into the joined pages: safety first, then the day, then who works with the student."""

from staff.permissions import Part
from students.frames import Frame, Panel, Scope, register
from students.panels import about, care, day, family, licences, safety, team

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
