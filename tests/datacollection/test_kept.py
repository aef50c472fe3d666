"""What the page of a student keeps of its graphs is never stale, and is drawn once for the same sessions."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from datacollection.graphs.fingerprint import print_now
from datacollection.graphs.lru import Kept
from datacollection.models import SessionSummary
from iep.models import Phase
from tests.fixtures.district import District
from tests.fixtures.sessions import make_session


def look(client: Client, district: District) -> tuple[str, bool]:
    """The page, and whether sessions were read for it."""
    with CaptureQueriesContext(connection) as caught:
        page = client.get(reverse("students:student", args=[district.student.pk])).content.decode()
    assert len(caught) <= 45  # about as many at each look: no number grows with sessions
    return page, any("observed_seconds" in q["sql"] and "hash_record" not in q["sql"] for q in caught)


def test_graphs_are_drawn_again_once_anything_in_them_changed(client: Client, district: District) -> None:
    client.force_login(district.case_manager)
    look(client, district)
    page, was_read = look(client, district)
    assert not was_read
    said = page.count("(3 of 5)")
    assert said > 0

    new = make_session(district, district.target, at=district.now - timedelta(hours=1), n=4)
    page, was_read = look(client, district)
    assert was_read
    assert page.count("(3 of 5)") > said
    assert look(client, district)[0].count("(3 of 5)") == page.count("(3 of 5)")
    SessionSummary.objects.filter(session=new).update(numerator=2)
    assert look(client, district)[0].count("(2 of 5)") > page.count("(2 of 5)")
    SessionSummary.objects.filter(session=new).update(numerator=3)
    assert look(client, district)[0].count("(3 of 5)") == page.count("(3 of 5)")

    district.para.used_name = "Somebody Else"
    district.para.save()
    assert f"<td>{district.para.used_name}</td>" in look(client, district)[0]
    Phase.objects.filter(target=district.target).update(label="Called otherwise")
    assert "<td>Called otherwise</td>" in look(client, district)[0]


def test_what_is_kept_is_shown_to_nobody_who_may_not_see_it(client: Client, district: District) -> None:
    for who, status in (("case_manager", 200), ("other_teacher", 404), ("gened", 302)):
        client.force_login(getattr(district, who))
        page = client.get(reverse("students:student", args=[district.student.pk]))
        assert (page.status_code, "pp-graph" in page.content.decode()) == (status, status == 200)


def test_the_print_of_sessions_changes_with_each_thing_that_is_shown(district: District) -> None:
    ids = [district.target.pk, district.frequency_target.pk]
    prints = {print_now(ids), print_now(ids)}
    assert len(prints) == 1
    said = SessionSummary.objects.filter(session=district.session)
    changes = {"n": 9, "numerator": 1, "denominator": 7, "score": None, "evaluated": False}
    for name, value in (*changes.items(), ("observed_seconds", 77), ("tallies", {"independent": 9})):
        said.update(**{name: value})
        prints.add(print_now(ids))
    assert len(prints) == 8
    assert print_now([]) == (0, None)


def test_an_answer_is_kept_only_where_its_key_still_holds_and_the_oldest_goes(db: None) -> None:
    kept, made = Kept[int](2), []

    def get(key: str, *, is_still: bool = True) -> int:
        return kept.get(key, lambda: made.append(key) or len(made), lambda: is_still)

    assert [get("a"), get("a"), get("b"), get("a"), get("c"), get("a"), get("b")] == [1, 1, 2, 1, 3, 1, 4]
    assert [get("d", is_still=False), get("d"), get("d")] == [5, 6, 6]
