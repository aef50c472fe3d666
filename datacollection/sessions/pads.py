"""The recorders of trials. Which one a target has, its measure says (`Measure.pad`)."""

from django.utils.translation import gettext_lazy as _

from datacollection.shell.pads import Pad, Words

PROMPT_KEYS = _("1 independent, 2 to 9 prompt levels, x incorrect, n no response")
SHEETS = ("datacollection/css/pads.css", "datacollection/css/clocks.css", "datacollection/css/measures.css")


def _pad(name: str, *keys: Words) -> Pad:
    return Pad(
        element=f"pp-{name}-pad",
        template=f"datacollection/shell/{name}_pad.html",
        script=f"datacollection/recorder/{name}-pad.js",
        sheets=SHEETS,
        keys=keys,
    )


TRIAL_PADS = (
    _pad("trial", PROMPT_KEYS, _("o no opportunity")),
    _pad("step", PROMPT_KEYS, _("d done by adult, o did not arise")),
    _pad("count", _("space counts")),
    _pad("timer", _("space starts and stops, n no response, o no opportunity")),
    _pad("interval", _("y yes, n no")),
    _pad("rating", _("0 to 9 rate")),
    _pad("points"),
)
