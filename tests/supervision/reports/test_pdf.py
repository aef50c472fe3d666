"""The PDF says what the page says, to everybody: text, numbers, alternative texts."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from core.pdf import PdfImpossible, render_pdf
from iep.models import Phase
from supervision.reports import files
from tests.supervision.reports.conftest import make, sit

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("files_of_this_test")]


class Words(HTMLParser):
    """The texts of what is reported, without what is drawn: each as one string without blanks."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.drawn = False, 0
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "section":
            self.inside = "report-" in dict(attrs).get("class", "")
        self.drawn += tag == "svg"

    def handle_endtag(self, tag):
        self.inside &= tag != "section"
        self.drawn -= tag == "svg"

    def handle_data(self, data):
        if self.inside and not self.drawn and squeezed(data):
            self.found.append(squeezed(data))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def alternative_texts(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            str(one["/Alt"])
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]


@pytest.fixture
def both(client: Client, district, week) -> tuple[list[str], bytes]:
    """(texts of the page, the PDF) of a week with data."""
    for day in range(3):
        sit(district, week, day)
        sit(district, week, day, target=district.frequency_target)
    report = make(district, week)
    client.force_login(district.case_manager)
    words = Words()
    words.feed(client.get(reverse("reports:report", args=[report.pk])).content.decode())
    return words.found, files.read(report)


def test_every_text_of_the_page_stands_in_the_pdf(both):
    words, pdf = both
    paper = text_of(pdf)
    assert "60%independent(9of15)" in words
    assert "12timesin30min" in words
    assert [one for one in words if one not in paper] == []


def test_it_is_tagged_in_a_language_with_a_title_and_page_numbers(both):
    _words, pdf = both
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).lower() == "en-us"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]).startswith("Weekly report, week of ")
        pages = len(document.pages)
    assert f"1/{pages}" in text_of(pdf)
    assert "Dataasof" in text_of(pdf)


def test_each_graph_says_in_words_what_it_shows(both):
    _words, pdf = both
    said = alternative_texts(pdf)
    assert any("Percent independent. 3 points from" in one for one in said)
    assert any("Times per day. 3 points from" in one for one in said)
    assert any("Correct, independent 60 %" in one for one in said)


def test_a_checker_of_pdf_ua_finds_nothing(both, tmp_path: Path):
    import pdfua

    _words, pdf = both
    file = tmp_path / "one.pdf"
    file.write_bytes(pdf)
    report = pdfua.validate(str(file))
    # It warns of headers that it looks for elsewhere: the test below finds them where they stand.
    assert {finding.rule_id for finding in report.findings} <= {"UA-15-003"}


def test_each_figure_in_a_table_names_its_row(both):
    with pikepdf.open(io.BytesIO(both[1])) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        ids = {str(one["/ID"]) for one in elements if one.get("/S") == "/TH"}
        cells = [one for one in elements if one.get("/S") == "/TD"]
        assert len(ids) == len(cells) >= 8
        assert all({str(header) for header in cell["/A"]["/Headers"]} <= ids for cell in cells)


def test_one_page_where_nothing_changed(district, week):
    Phase.objects.all().delete()  # one began in the week
    pdf = files.read(make(district, week))
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = squeezed(page.extract_text())
    assert squeezed("No data, no change, no contact this week") in text
    assert squeezed(district.student2.name) in text


def test_words_of_people_are_words_and_nothing_is_fetched(settings):
    sheet = settings.BASE_DIR / "static/supervision/reports/print.css"
    html = (
        '<html lang="en"><head><title>x</title></head><body><p>&lt;img src=x&gt;</p>'
        '<img alt="x" src="file:///etc/passwd"><link rel="stylesheet" href="http://example.org/x.css"></body></html>'
    )
    assert b"root:" not in render_pdf(html, [sheet])


def test_missing_parts_are_named(monkeypatch):
    monkeypatch.setattr("core.pdf.what_is_missing", lambda: ["libpango-1.0-0"])
    with pytest.raises(PdfImpossible, match="libpango"):
        render_pdf("<p>x</p>", [])
