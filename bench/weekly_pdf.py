"""A Friday report of one teacher, computed, drawn and rendered, as a worker does it (no file, no row)."""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Iterator

from django.utils import timezone
from django.utils.html import strip_tags

from bench.figures import Figure, percentile
from bench.place import Place
from core.pdf import render_pdf
from paraportal.demo.scale.frame import CASELOAD, DOMAIN
from staff.models import Post, User
from supervision.reports import making
from supervision.reports.numbers import compute_numbers
from supervision.reports.report_page import draw_pdf, paper_html
from supervision.reports.weeks import Week

REPORTS, WEEK = 6, "2026-W46"
DISTRICT, WORKERS = 10_000, 2
FLOOR = "floor: WeasyPrint, as many words"


def run(place: Place) -> Iterator[Figure]:
    teachers = User.objects.filter(email__regex=rf"^teacher\d+@{DOMAIN}").order_by("email")[1 : REPORTS + 2]
    seconds, floors, memory = [], [], []
    for n, teacher in enumerate(teachers):
        took, html = _report(teacher)
        floor = _timed(_plain(html))
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        if n:  # the first loads libraries and fonts
            seconds.append(took)
            floors.append(floor)
    mean, floor_mean = sum(seconds) / len(seconds), sum(floors) / len(floors)
    yield Figure(f"weekly_pdf, {CASELOAD} students", mean, "s", floor_mean, FLOOR)
    yield Figure("weekly_pdf p95", percentile(seconds, 0.95), "s", percentile(floors, 0.95), FLOOR)
    minutes = mean * DISTRICT / CASELOAD / WORKERS / 60
    yield Figure(f"weekly_pdf, {DISTRICT:,} in {WORKERS} workers", minutes, "min", budget="20 min, reckoned")
    yield Figure("weekly_pdf memory, first to last", memory[-1] - memory[0], "MB", budget="flat")


def _report(teacher: User) -> tuple[float, str]:
    """Seconds for one report, and its page as HTML."""
    school = Post.objects.filter(user=teacher).select_related("school")[0].school
    began = time.perf_counter()
    scope = making.scope_of(teacher.pk, Week.read(WEEK), school, timezone.now())
    report = making.new_edition(scope, compute_numbers(scope), 1)
    assert draw_pdf(report).startswith(b"%PDF")
    took = time.perf_counter() - began
    return took, paper_html(report)


def _plain(html: str) -> str:
    """The same words in plain paragraphs."""
    words = re.sub(r"\s+", " ", strip_tags(re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))).split(" ")
    lines = (" ".join(words[at : at + 12]) for at in range(0, len(words), 12))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<html lang="en"><head><title>Floor</title></head><body>{body}</body></html>'


def _timed(html: str) -> float:
    began = time.perf_counter()
    render_pdf(html, [])
    return time.perf_counter() - began
