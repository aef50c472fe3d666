"""Whatever text stands in whatever field: an answer, and nothing breaks."""

import pytest

from students.models import SafetyCardVersion
from tests.students.page_helpers import assignment, block, url, words

NAUGHTY = [
    "\x00", "a" * 10_000, "\u202eabc", "\U0001f469\u200d\U0001f3eb", "<script>alert(1)</script>",
    "{{ 7|add:1 }}", "'; DROP TABLE", "\u200b", "2026-02-31", "9999-12-31", "0001-01-01", "-1", "NaN",
    "24:61", "\u0663", "1e309", "../../etc/passwd",
]  # fmt: skip


FIELDS = {
    "schedule:assign": (assignment, ["para", "supervisor", "first", "last", "blocks", "place"]),
    "schedule:day": (block, [
        "days", "period", "begins", "ends", "activity", "place", "support", "supervision", "first", "last"]),
    "safety-edit": (words, [*SafetyCardVersion.CONTENT, "why", "revision", "based_on"]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("page", FIELDS)
def test_no_text_in_any_field_breaks_a_form(teacher, district, page):
    """Each text in all fields at once, where many errors meet; and in single fields among good ones."""
    make, fields = FIELDS[page]
    good = make(district, publish="1")
    for naughty in NAUGHTY:
        check_answer(teacher, url(page, district.student), good | dict.fromkeys(fields, naughty))
    for n, field in enumerate(fields):
        for naughty in (NAUGHTY[n % len(NAUGHTY)], NAUGHTY[(n + 7) % len(NAUGHTY)]):
            check_answer(teacher, url(page, district.student), good | {field: naughty})


def check_answer(client, page, sent):
    answer = client.post(page, sent)
    assert answer.status_code in (302, 409, 422), sent
    assert "<script>alert" not in answer.text
