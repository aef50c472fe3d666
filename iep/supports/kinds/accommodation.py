"""An accommodation or aid that is told in what, when, where and how."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from iep.supports.kinds.base import SupportKind, SupportSettings, register


@dataclass(frozen=True)
class AccommodationSettings(SupportSettings):
    """Nothing beside the common fields."""

    WHAT = _("Accommodation")


@register
class Accommodation(SupportKind[AccommodationSettings]):
    key = "accommodation"
    order = 10
    name = _("Accommodation or aid")
    hint = _("A change in how the student is taught, seated or tested, or something they use.")
    settings_type = AccommodationSettings
    partial = "iep/supports/kinds/accommodation.html"
    example = {
        "what": _("For example: Text-to-speech for reading longer than one page."),
        "when": _("For example: In every class that reads, and in quizzes."),
        "where": _("For example: At their own desk, with headphones."),
        "how_often": _("For example: Each time. Or: 2 times a day, 5 minutes."),
        "how": _("For example: Open the reader before the class starts. Harper chooses voice and speed."),
        "avoid": _("For example: Do not read aloud yourself while the reader works."),
        "script": _("For example: “Your reader is ready. Do you want it for this one?”"),
        "fade": _("For example: When Harper opens it alone for two weeks, stop setting it up."),
    }
