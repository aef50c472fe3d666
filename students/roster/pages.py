"""Where administrators find rosters."""

from django.utils.translation import gettext_lazy as _

from staff.administration import Entry, register


def register_all() -> None:
    text = _("Bring in schools, students, teachers and classes from your student information system.")
    register(Entry("roster", 60, "students:roster", _("Rosters"), text))
