"""The report on paper: the numbers through the same partials as the page, under a sheet for print."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from staff.pdf import render
from supervision.reports.shown import Shown

SHEET = settings.BASE_DIR / "static/supervision/report-print.css"


def draw(shown: Shown) -> bytes:
    """Raises staff.pdf.PdfImpossible."""
    with translation.override(shown.numbers["language"]):
        html = render_to_string("supervision/reports/print.html", {"report": shown, "is_paper": True})
    return render(html, [SHEET])
