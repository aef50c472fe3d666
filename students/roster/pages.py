"""Where administrators find rosters, and students who come or left."""

from django.utils.translation import gettext_lazy as _

from staff.administration.entries import Entry, register


def register_all() -> None:
    text = _("Bring in schools, students, teachers and classes from your student information system.")
    register(Entry("roster", 60, "students:roster", _("Rosters"), text))
    text = _("Enroll a student who comes from outside, or one who was here before.")
    register(Entry("transfers", 65, "students:left", _("Students who come or left"), text))
