"""What breaks cost, as the page of a target and the decision on the summer tell it (N3)."""

from datetime import date, timedelta

from core.dated import since
from datacollection.graphs.graph import parted
from iep.measures.trials import Response
from iep.models import Phase
from staff.models import CalendarDay
from tests.fixtures.sessions import FIVE, make_session

DAY = timedelta(days=1)


def with_a_break(district):
    """Three sessions at 60 percent, ten days without school, and three with nothing right."""
    target = district.target
    Phase.objects.filter(target=target).delete()
    Phase.objects.create(
        target=target, kind="intervention", label="A", by=district.case_manager, during=since(district.first)
    )
    gone = (district.today - 14 * DAY, district.today - 5 * DAY)
    CalendarDay.objects.filter(school=district.school, date__range=gone).delete()
    wrong = ((Response.INCORRECT, None, None),) * 5
    for back, taps in ((17, FIVE), (16, FIVE), (15, FIVE), (4, wrong), (3, wrong), (2, wrong)):
        make_session(district, target, at=district.now - back * DAY, taps=taps)
    return gone


def test_the_page_of_a_target_and_the_decision_say_what_a_break_cost(client, district):
    gone = with_a_break(district)
    client.force_login(district.case_manager)
    for path in (f"/targets/{district.target.pk}/", f"/students/{district.student.pk}/extended-year/"):
        html = client.get(path).text
        assert "What breaks cost" in html, path
        assert f"{gone[0]:%b} {gone[0].day}, {gone[0].year} to " in html
        assert "This is a hint, no verdict" in html
        assert "Not reached again in" in html
        assert "Teaching" in html


def test_who_has_had_no_break_reads_so_on_the_decision_alone(client, district):
    client.force_login(district.case_manager)
    assert "What breaks cost" not in client.get(f"/targets/{district.target.pk}/").text
    page = client.get(f"/students/{district.student.pk}/extended-year/").text
    assert "No break of five days or more has sessions on both sides yet." in page


def test_days_that_were_taught_part_a_break():
    summer = (date(2026, 6, 10), date(2026, 8, 31))
    taught = {date(2026, 7, 13) + n * DAY for n in (0, 1, 2, 3, 7)} | {date(2026, 5, 1)}
    assert parted([summer], taught) == [
        (date(2026, 6, 10), date(2026, 7, 12)), (date(2026, 7, 21), date(2026, 8, 31))
    ]  # fmt: skip
    assert parted([summer], ()) == [summer]
