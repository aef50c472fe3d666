"""Tables: what is read, what is told by line and column, that nothing goes in half."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iep.drafts import actions as draft_actions
from iep.importing import Unreadable, decode, importable_parts, read
from iep.importing.table import MOST_LINES, parse
from iep.models import Goal, GoalVersion, ServiceVersion, SupportVersion
from tests.iep.plan_form_helpers import goal_fields, url

GOALS = (
    "Area,Condition,Behavior,Criterion,Baseline,Due on,Objectives\n"
    'Reading,"Given a list, twice",reads 20 words,18 of 20,5 of 20,2027-06-09,first ten | all twenty\n'
    "Math,With counters,counts 20 objects,9 of 10,3 of 10,6/9/2027,\n"
)
SERVICES = (
    "Name\tMinutes\tFrequency\tPeriod\tProvider\tPlace\tGroup\tKind\n"
    "Speech therapy\t30\t2\tweekly\tSpeech and language\tpull-out\tsmall group\tRelated service\n"
)
SUPPORTS = "what;when;how;avoid\nHeadphones;Noise;Hang them at the desk.;Do not take them away.\n"


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def body(response):
    return response.content.decode()


def reading(district, what, text):
    return read(importable_parts()[what], text, district.plan, district.plan.versions.get())


def told(district, what, text):
    return [(one.line, one.column, one.words) for one in reading(district, what, text).problems]


# --- What is read -------------------------------------------------------------------------------------


def test_goals_are_shown_first_and_then_added(client, district, teacher):
    page = url("import", district.student.pk)
    shown = client.post(page, {"what": "goals", "text": GOALS})
    assert shown.status_code == 200
    assert "2 lines read well" in body(shown)
    assert "Given a list, twice, " in body(shown)
    assert not GoalVersion.objects.drafts().exists()
    assert client.post(page, {"what": "goals", "text": GOALS, "add": "1"}).status_code == 302
    reading_goal, math = GoalVersion.objects.drafts().order_by("of__position")
    assert reading_goal.objectives == ["first ten", "all twenty"]
    assert (math.area, math.due_on.isoformat()) == ("Math", "2027-06-09")


def test_services_are_read_in_the_words_of_people_with_the_dates_of_the_plan(client, district, teacher):
    client.post(url("import", district.student.pk), {"what": "services", "text": SERVICES, "add": "1"})
    service = ServiceVersion.objects.drafts().get()
    assert (service.minutes, service.times, service.per) == (30, 2, "week")
    assert (service.discipline, service.place, service.delivery) == ("speech", "outside", "group")
    assert service.starts_on == district.plan.versions.get().starts_on


def test_supports_are_read_and_go_into_the_plan(client, district, teacher):
    client.post(url("import", district.student.pk), {"what": "supports", "text": SUPPORTS, "add": "1"})
    support = SupportVersion.objects.drafts().get()
    assert (support.what, support.of.kind, support.of.plan) == ("Headphones", "accommodation", district.plan)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_come_in_the_encodings_of_spreadsheets(client, district, teacher, encoding):
    text = GOALS.replace("Math", "Mathé “one”").replace("\n", "\r\n")
    upload = SimpleUploadedFile("goals.csv", text.encode(encoding))
    shown = client.post(url("import", district.student.pk), {"what": "goals", "file": upload, "text": ""})
    assert shown.status_code == 200, encoding
    assert "Mathé “one”" in body(shown)


# --- What is told -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "old", "new", "line", "column"),
    [
        ("goals", "18 of 20", "=1+1", 2, "Criterion"),
        ("goals", "18 of 20", " @SUM(A1)", 2, "Criterion"),
        ("goals", "counts 20 objects", "", 3, "Behavior"),
        ("goals", "2027-06-09", "June", 2, "Due on"),
        ("goals", "reads 20 words", "x" * 301, 2, "Behavior"),
        ("goals", "5 of 20", "5\x07of 20", 2, "Baseline"),
        ("services", "\t30\t", "\thalf an hour\t", 2, "Minutes"),
        ("services", "\t30\t", "\t0\t", 2, "Minutes"),
        ("services", "weekly", "now and then", 2, "Period"),
        ("services", "pull-out", "somewhere", 2, "Place"),
        ("supports", "Noise", "", 2, "when"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_column(district, what, old, new, line, column):
    text = {"goals": GOALS, "services": SERVICES, "supports": SUPPORTS}[what].replace(old, new)
    problems = told(district, what, text)
    assert [(one[0], one[1]) for one in problems] == [(line, column)]
    assert len(problems[0][2]) > 10


def test_one_wrong_line_keeps_all_out(client, district, teacher):
    wrong = GOALS.replace("6/9/2027", "June")
    response = client.post(url("import", district.student.pk), {"what": "goals", "text": wrong, "add": "1"})
    assert response.status_code == 422
    html = body(response)
    assert "1 thing to mend; nothing is added until then" in html
    assert "Add 1 draft" not in html
    assert 'href="#id_text"' in html
    assert not GoalVersion.objects.drafts().exists()


def test_lines_are_counted_past_breaks_within_a_cell(district):
    text = GOALS.replace("Given a list, twice", "Given\na list\nthrice").replace("6/9/2027", "June")
    assert [(line, column) for line, column, _w in told(district, "goals", text)] == [(5, "Due on")]


def test_columns_that_are_missing_unknown_or_twice_are_told(district):
    assert told(district, "goals", "Area,Magic,Area\nx,y,z\n") == [
        (1, "Magic", "There is no such column in this kind of table."),
        (1, "Area", "This column is there twice."),
        (1, "behavior", "This column is missing."),
        (1, "criterion", "This column is missing."),
    ]


def test_nothing_is_added_twice(client, district, teacher):
    head, first, _second = GOALS.splitlines()
    twice = "\n".join([head, first, first])
    assert told(district, "goals", twice) == [(3, "", "This is the same as line 2.")]
    standing = goal_fields(area="Reading", condition="Given a list, twice", behavior="reads 20 words")
    draft_actions.draft_part(of=Goal(plan=district.plan), fields=standing, by=teacher)
    assert told(district, "goals", GOALS) == [(2, "", "The plan holds this already.")]


def test_quotes_that_do_not_match_are_told(district):
    [(line, _column, words)] = told(district, "goals", GOALS + '"open, and more\n')
    assert (line, "quotation marks" in words) == (4, True)


def test_a_line_with_too_many_cells_is_told(district):
    assert told(district, "goals", GOALS + "a,b,c,d,e,2027-01-01,g,h\n")[0][0] == 4


def test_a_kind_with_fields_of_its_own_is_written_on_its_page(district):
    text = "kind;what;when;how\nToken board;Train;Math;Hand it over\nmagic;a;b;c\n"
    problems = told(district, "supports", text)
    assert [(line, column) for line, column, _w in problems] == [(2, "kind"), (3, "kind")]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04abc", b"%PDF-1.7", b"a\0b,c", b"\xff\xfe\x00", b"\x81\x8d\x8f\x90\x9d"]
)
def test_what_is_no_text_is_told(client, district, teacher, data):
    with pytest.raises(Unreadable):
        decode(data)
    upload = SimpleUploadedFile("x.csv", data)
    response = client.post(url("import", district.student.pk), {"what": "goals", "file": upload, "text": ""})
    assert response.status_code == 422
    assert 'href="#id_file"' in body(response)


@pytest.mark.parametrize("text", ["", "  \n ", "Area,Behavior,Criterion\n", "a,b\n" * (MOST_LINES + 2)])
def test_nothing_and_too_much_are_told(client, district, teacher, text):
    response = client.post(url("import", district.student.pk), {"what": "goals", "text": text})
    assert response.status_code == 422
    assert 'href="#id_text"' in body(response)


def test_a_kind_of_table_that_there_is_not(client, district, teacher):
    response = client.post(url("import", district.student.pk), {"what": "magic", "text": GOALS})
    assert response.status_code == 422


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data):
    try:
        table = parse(decode(data))
    except Unreadable:
        return
    assert all(set(line.cells) <= set(table.names) for line in table.lines)
