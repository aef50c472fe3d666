"""The card: safety, now, what to do and avoid, goals, who the student is; and the page at a glance."""

from datetime import timedelta

import pytest

from iep.models import Support, SupportVersion
from schedule.day.now import moment_of
from students.about.actions import write_about
from students.models import FamilyAdult, Student
from tests.fixtures.canary import canary, found_in
from tests.fixtures.clock import travel
from tests.fixtures.plans import make_goal, make_support
from tests.fixtures.versions import in_force
from tests.schedule.absence_helpers import clock, covering, substitute
from tests.students.page_helpers import url

pytestmark = pytest.mark.clock

WORDS = {"interests": "Trains, above all", "avoid": "Loud praise", "communicates": "A speech device"}


@pytest.fixture
def known(district):
    at = clock(district, 7)
    write_about(student=district.student, fields=WORDS, by=district.case_manager, at=at)
    return district


@pytest.fixture
def nine(known):
    """It is nine o'clock: “Morning” is now."""
    with travel(clock(known, 9)):
        yield known


def test_the_card_says_all_of_this_block_safety_first(client, nine):
    client.force_login(nine.para)
    page = client.get(url("card", nine.student)).text
    asked = [
        canary("SafetyCardVersion.allergies"), canary("StudentBlock.activity"),
        canary("StudentBlock.materials"), canary("SupportVersion.what"), canary("SupportVersion.avoid"),
        canary("GoalVersion.behavior"), canary("TargetVersion.name"), "Trains, above all",
    ]  # fmt: skip
    places = [page.index(words) for words in asked]
    assert places[0] == min(places)
    assert "See them all the time" in page
    assert "Loud praise" in page
    assert f"#{nine.target.pk}" in page  # one tap to the recorder


def test_who_is_there_for_a_day_has_the_card_by_their_own_ground(client, nine):
    for make in (covering, substitute):
        who = make(nine)
        client.force_login(who)
        assert "Trains, above all" in client.get(url("card", nine.student)).text
    client.force_login(nine.gened)
    assert client.get(url("card", nine.student)).status_code == 302
    client.force_login(nine.para_ended)
    assert client.get(url("card", nine.student)).status_code == 404


def test_a_block_is_now_until_it_ends_and_then_the_next_is_what_to_prepare(known):
    who, student = known.para, known.student
    now = moment_of(who, student, clock(known, 9))
    assert now.block.period == "Morning"
    assert now.with_block == (known.para.name,)
    assert moment_of(who, student, clock(known, 9, 30)).block != now.block
    before = moment_of(who, student, clock(known, 7))
    assert (before.block, before.first) == (None, now.block)
    after = moment_of(who, student, clock(known, 17))
    assert (after.block, after.following, after.shown) == (None, None, [])


def test_supports_of_other_blocks_stay_a_tap_away(client, nine):
    nine.student.blocks.filter(rhythm="cycle").update(activity="Swimming")
    for n, (when, what) in enumerate((("In swimming", "Goggles"), ("Every morning", "First-then")), start=2):
        support = Support.objects.create(student=nine.student, kind="accommodation", position=n)
        rows = in_force(support, nine.case_manager, nine.published_at)
        SupportVersion.objects.create(**rows, source_with="Mother", what=what, when=when, how="So")
    client.force_login(nine.para)
    page = client.get(url("card", nine.student)).text
    assert page.index("First-then") < page.index("Goggles")
    assert "1 support for other parts of the day" in page


def test_the_family_is_words_for_a_para_never_an_address(client, nine):
    FamilyAdult.objects.create(
        student=nine.student, name=canary("adult.name"), relation="parent", language="Hmong",
        needs_interpreter=True, channel="phone", reached_at=canary("adult.phone"), may_receive=True,
        order_on=None, by=nine.case_manager, during=(nine.first, None),
    )  # fmt: skip
    Student.objects.filter(pk=nine.student.pk).update(birth_date=nine.today - timedelta(days=19 * 366))
    client.force_login(nine.para)
    page = client.get(url("card", nine.student)).text
    assert "Hmong" in page
    assert "An interpreter is needed" in page
    assert f"Communication goes to {nine.student}" in page
    assert f"What they should know goes to {nine.case_manager}" in page
    assert not [word for word in found_in(page) if "adult" in word.lower()]


def test_at_a_glance_has_accommodations_and_no_goals_data_or_family(client, nine):
    client.force_login(nine.gened)
    page = client.get(url("glance", nine.student)).text
    for words in ("Trains, above all", "Loud praise", nine.case_manager.name, nine.para.name):
        assert words in page
    assert canary("SupportVersion.what") in page
    for part in ("GoalVersion", "TargetVersion", "PlanVersion", "ServiceVersion", "FamilyHopes"):
        assert f"CANARY-{part}" not in page
    for field in ("script", "fade"):
        assert canary(f"SupportVersion.{field}") not in page


@pytest.mark.parametrize("page", ["card", "glance"])
def test_three_of_everything_take_as_many_queries_as_one(client, nine, page, django_assert_max_num_queries):
    client.force_login(nine.para)
    with django_assert_max_num_queries(34) as one:
        client.get(url(page, nine.student))
    for n in (5, 6):
        make_goal(nine, nine.plan, n)
        make_support(nine, nine.student, n)
    with django_assert_max_num_queries(len(one)):
        client.get(url(page, nine.student))
