"""What the figures mean: pure, from rows made by hand."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from core.dated import since
from staff.models import Policy, School
from staff.policies.values import Policies
from supervision.coverage.figures import (
    HORIZON,
    NOTHING,
    Amount,
    PairRow,
    SchoolTime,
    ServedStudent,
    State,
    pairs_of,
    totals,
)
from supervision.coverage.rules import Expected, expected

SCHOOL, TEACHER, PARA, STUDENT = (uuid4() for _ in range(4))
MONDAY = date(2026, 11, 16)
THURSDAY = MONDAY + timedelta(days=3)
RULES = Expected(minutes=30, contacts=2, para=5, student=10, data=10)


def weekdays(first: date, last: date, off: set[date] = frozenset()) -> list[date]:
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < 5 and day not in off]


def time_of(today: date = THURSDAY, rules: Expected = RULES, off: set[date] = frozenset()) -> SchoolTime:
    monday = today - timedelta(days=today.weekday())
    return SchoolTime(today, weekdays(date(2026, 9, 1), monday + timedelta(days=6), off), monday, rules)


def pair(time: SchoolTime | None = None, amounts: tuple[Amount, Amount] = (NOTHING, NOTHING), **given):
    began = date(2026, 9, 1)
    fields = {
        "met": THURSDAY,
        "is_licensed": True,
        "has_post": True,
        "has_duty": True,
        "began": began,
    } | given
    ties = fields.pop("ties", [(THURSDAY, THURSDAY)])
    row = PairRow(SCHOOL, TEACHER, "T", PARA, "P", "p", **fields)
    made = [ServedStudent(SCHOOL, TEACHER, PARA, STUDENT, began, met, viewed) for met, viewed in ties]
    (found,) = pairs_of([row], made, {(SCHOOL, PARA): amounts}, {SCHOOL: time or time_of()})
    return found


@pytest.mark.parametrize(
    ("met", "days", "overdue"),
    [
        (THURSDAY, 0, False),
        (THURSDAY - timedelta(days=1), 1, False),
        (date(2026, 11, 12), 5, False),  # a week ago
        (date(2026, 11, 11), 6, True),
        (date(2026, 11, 7), 9, True),  # a Saturday: a trip. Monday is the first school day after it
    ],
)
def test_the_clock_counts_school_days_after_the_contact_and_today(met: date, days: int, overdue: bool):
    clock = pair(met=met).contact
    assert (clock.days, clock.is_overdue, clock.has_event) == (days, overdue, True)


def test_days_without_school_do_not_count():
    off = {date(2026, 11, 9) + timedelta(days=n) for n in range(5)}
    assert pair(time_of(off=off), met=date(2026, 11, 6)).contact.days == 4
    assert pair(time_of(), met=date(2026, 11, 6)).contact.days == 9


def test_who_is_new_is_not_late():
    clock = pair(met=None, began=MONDAY).contact
    assert (clock.days, clock.has_event, clock.is_overdue) == (3, False, False)


def test_work_that_began_again_starts_the_clock_anew():
    clock = pair(met=date(2026, 9, 10), began=MONDAY).contact
    assert (clock.since, clock.days, clock.has_event) == (MONDAY, 3, False)


def test_the_clock_looks_back_over_forty_school_days_and_says_so():
    clock = pair(met=date(2026, 9, 2)).contact
    assert (clock.days, clock.is_capped) == (HORIZON, True)


def test_of_several_students_the_one_who_waits_longest_counts():
    long_ago = date(2026, 10, 1)
    found = pair(ties=[(THURSDAY, long_ago), (MONDAY, THURSDAY), (None, THURSDAY)])
    assert found.student.since == date(2026, 9, 1)
    assert not found.student.has_event
    assert found.data.since == long_ago
    assert found.state == State.OVERDUE


def test_a_month_is_expected_by_its_school_days_before_today_rounded_down():
    time = time_of()  # November 2 to 18 without weekends: 13 school days
    assert time.month_days == 13
    assert (time.of_month(30), time.of_month(2)) == (78, 5)
    assert pair(amounts=(NOTHING, Amount(5, 78))).state == State.MET
    assert pair(amounts=(NOTHING, Amount(5, 77))).state == State.SHORT
    assert pair(amounts=(NOTHING, Amount(4, 200))).state == State.SHORT


def test_on_the_first_day_of_a_month_nobody_is_behind():
    assert (
        pair(time_of(date(2026, 10, 1)), met=date(2026, 10, 1), ties=[(date(2026, 10, 1),) * 2]).state
        == State.MET
    )


@pytest.mark.parametrize("missing", [{"has_post": False}, {"has_duty": False}, {"is_absent": True}])
def test_a_para_who_is_not_scheduled_is_not_overdue(missing: dict):
    found = pair(met=date(2026, 9, 2), **missing)
    assert found.contact.is_overdue
    assert found.state == State.AWAY


def test_without_a_rule_nothing_is_overdue_nor_short():
    found = pair(time_of(rules=Expected()), met=None)
    assert found.state == State.MET
    assert found.contact.days == HORIZON


def test_a_week_without_school_is_seen():
    off = {MONDAY + timedelta(days=n) for n in range(5)}
    assert (time_of(off=off).week_days, time_of().week_days) == (0, 5)


def test_overdue_stand_first_then_short_then_met_then_away():
    def row(name: str, **given) -> PairRow:
        fields = {"met": THURSDAY, "is_licensed": True, "has_post": True, "has_duty": True} | given
        return PairRow(SCHOOL, TEACHER, "T", uuid4(), name, name, began=date(2026, 9, 1), **fields)

    rows = [
        row("away", has_duty=False),
        row("met"),
        row("short"),
        row("late", met=date(2026, 11, 9)),
        row("later", met=date(2026, 11, 6)),
    ]
    ties = [ServedStudent(SCHOOL, TEACHER, r.para, STUDENT, r.began, THURSDAY, THURSDAY) for r in rows]
    enough = (NOTHING, Amount(9, 300))
    amounts: dict[tuple[UUID, UUID], tuple[Amount, Amount]] = {
        (SCHOOL, r.para): enough for r in rows if r.para_name != "short"
    }
    found = pairs_of(rows, ties, amounts, {SCHOOL: time_of()})
    assert [one.row.para_name for one in found] == ["later", "late", "short", "met", "away"]
    (total,) = totals(found, "school", {SCHOOL: "Birch Bend"})
    assert (total.pairs, total.overdue, total.short, total.away) == (5, 2, 1, 1)


def policy(school: UUID, key: str, value: object) -> Policy:
    return Policy(school_id=school, key=key, value=value, during=since(date(2026, 1, 1)))


def test_a_schools_own_rule_comes_before_its_districts():
    district = uuid4()
    week = {"v": 1, "minutes": 30, "contacts": 2}
    rows = [policy(district, "contact.week", week), policy(SCHOOL, "contact.week", week | {"minutes": 45})]
    policies = Policies(rows)
    assert expected(policies, School(pk=SCHOOL, parent_id=district), MONDAY).minutes == 45
    assert expected(policies, School(pk=uuid4(), parent_id=district), MONDAY).minutes == 30
    assert expected(policies, School(pk=uuid4()), MONDAY) == Expected()


@pytest.mark.parametrize(
    "value", [[], {"minutes": 30}, {"v": 2}, {"v": 1, "minutes": "30"}, {"v": 1, "minutes": -1}]
)
def test_a_rule_that_cannot_be_read_is_no_zero(value: object):
    with pytest.raises(ValueError, match=r"contact\.week"):
        expected(Policies([policy(SCHOOL, "contact.week", value)]), School(pk=SCHOOL), MONDAY)


def test_of_two_students_begun_the_same_day_the_one_not_met_is_told_in_any_order():
    met, not_met = (date(2026, 9, 1), THURSDAY), (None, THURSDAY)
    for ties in ([met, not_met], [not_met, met]):
        assert not pair(ties=ties).student.has_event
