"""The report on paper: the numbers through the same partials as the page, under a sheet for print."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core.pdf import render
from datacollection.graphs.independence import legend
from supervision.reports.shown import Shown

SHEET = settings.BASE_DIR / "static/supervision/reports/print.css"


def draw(shown: Shown) -> bytes:
    """Raises staff.pdf.PdfImpossible."""
    with translation.override(shown.numbers["language"]):
        context = {"report": shown, "legend": legend(on_paper=True)}
        html = render_to_string("supervision/reports/print.html", context)
    return render(html, [SHEET])
