"""The single-case graph: what is drawn, where the path breaks, and that nothing gets out of its text."""

import re
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.charts import Chart, ChartPoint, PhaseMark, draw

SVG = "{http://www.w3.org/2000/svg}"
MONDAY = date(2025, 9, 22)


def on(n: int) -> date:
    return MONDAY + timedelta(n)


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def paths(svg: str, name: str) -> list[str]:
    return [node.get("d", "") for node in tree(svg).iter(f"{SVG}path") if node.get("class") == name]


def stretches(svg: str) -> int:
    """How many separate lines the data path has (the other "data" path is the markers)."""
    return sum(d.count("M") for d in paths(svg, "data") if "h0" not in d)


def discs(svg: str) -> int:
    return sum(d.count("h0") for d in paths(svg, "data"))


def words(svg: str) -> list[str]:
    return [node.text or "" for node in tree(svg).iter(f"{SVG}text")]


def test_the_text_alternative_is_a_direct_child():
    svg = tree(draw(Chart("Requests", [ChartPoint(on(0), 40)], description="Two points, rising.")))
    assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert (svg[0].text, svg[1].text) == ("Requests", "Two points, rising.")
    assert svg.get("role") == "img"


def test_without_a_description_the_graph_describes_itself():
    points = [ChartPoint(on(0), 20), ChartPoint(on(1), Decimal("62.5")), ChartPoint(on(2), 40)]
    svg = tree(draw(Chart("Requests", points, phases=[PhaseMark(on(0), "Baseline", "baseline")])))
    assert svg[1].text == (
        "3 points, Sep 22, 2025 to Sep 24, 2025, lowest 20, highest 62.5, latest 40. "
        "Phases: Baseline (Sep 22, 2025)."
    )


def test_all_markers_of_a_series_are_one_path():
    svg = draw(Chart("Requests", [ChartPoint(on(n), n) for n in range(12)]))
    assert len(paths(svg, "data")) == 2
    assert discs(svg) == 12
    assert stretches(svg) == 1


@pytest.mark.parametrize(
    ("points", "parts"),
    [
        pytest.param([(0, 1, 0), (1, 2, 0), (2, 3, 0)], 1, id="unbroken"),
        pytest.param([(0, 1, 0), (1, 2, 0), (2, 3, 1), (3, 4, 1)], 2, id="phase change"),
        pytest.param([(0, 1, 0), (1, 2, 0), (2, None, 0), (3, 4, 0), (4, 4, 0)], 2, id="missing value"),
        pytest.param([(0, 1, 0), (1, 2, 0), (16, 3, 0), (17, 4, 0)], 2, id="gap of 15 days"),
        pytest.param([(0, 1, 0), (1, 2, 0), (15, 3, 0), (16, 4, 0)], 1, id="gap of 14 days"),
    ],
)
def test_the_path_breaks(points, parts):
    chart = Chart("Requests", [ChartPoint(on(n), value, phase) for n, value, phase in points])
    assert stretches(draw(chart)) == parts


def test_the_path_breaks_across_a_school_break_but_not_beside_it():
    points = [ChartPoint(on(n), n) for n in (0, 1, 2, 7, 8)]
    assert stretches(draw(Chart("Requests", points))) == 1
    assert stretches(draw(Chart("Requests", points, breaks=[(on(3), on(6))]))) == 2
    assert stretches(draw(Chart("Requests", points, breaks=[(on(9), on(20))]))) == 1


def test_points_in_any_order_are_drawn_in_the_order_of_days():
    points = [ChartPoint(on(n), n) for n in range(6)]
    assert draw(Chart("Requests", points)) == draw(Chart("Requests", points[::-1]))


def test_probes_are_open_and_never_joined_with_teaching():
    teaching = [ChartPoint(on(n), 50) for n in (0, 2, 4)]
    probes = [ChartPoint(on(n), 20, is_probe=True) for n in (1, 3)]
    svg = draw(Chart("Requests", [*teaching, *probes]))
    lines = [d for d in paths(svg, "data") if "h0" not in d]
    # Each line is level: one that joined a probe with teaching would climb.
    assert len(lines) == 2
    assert all(re.fullmatch(r"M[\d.]+ [\d.]+l([\d.]+ 0 ?)+", d) for d in lines)
    assert [d.count("h0") for d in paths(svg, "hollow")] == [2]


def test_a_missing_probe_does_not_break_teaching():
    points = [ChartPoint(on(0), 1), ChartPoint(on(1), None, is_probe=True), ChartPoint(on(2), 3)]
    assert stretches(draw(Chart("Requests", points))) == 1


def test_x_is_the_calendar_not_the_number_of_the_session():
    svg = draw(Chart("Requests", [ChartPoint(on(0), 0), ChartPoint(on(1), 0), ChartPoint(on(4), 0)]))
    (line,) = (d for d in paths(svg, "data") if "h0" not in d)
    first, second = (float(n) for n in re.search(r"l([\d.]+) 0 ([\d.]+) 0", line).groups())
    assert second == pytest.approx(3 * first, abs=0.2)


def test_a_change_of_condition_is_solid_and_a_change_within_it_dashed():
    points = [ChartPoint(on(n), 1, n // 3) for n in range(9)]
    phases = [
        PhaseMark(on(0), "Baseline", "baseline"),
        PhaseMark(on(3), "Delay 2 s"),
        PhaseMark(on(6), "Delay 4 s"),
    ]
    svg = draw(Chart("Requests", points, phases=phases))
    lines = [node for node in tree(svg).iter(f"{SVG}path") if node.get("class") == "phase"]
    assert [(node.get("d").count("M"), bool(node.get("stroke-dasharray"))) for node in lines] == [
        (1, False),
        (1, True),
    ]
    assert {"Baseline", "Delay 2 s", "Delay 4 s"} <= set(words(svg))


def test_a_phase_line_stands_before_the_first_day_of_the_phase():
    points = [
        ChartPoint(on(0), 1, 0),
        ChartPoint(on(1), 1, 0),
        ChartPoint(on(2), 1, 1),
        ChartPoint(on(3), 1, 1),
    ]
    svg = draw(Chart("Requests", points, phases=[PhaseMark(on(0), "A", "baseline"), PhaseMark(on(2), "B")]))
    (line,) = paths(svg, "phase")
    before, after = (float(re.match(r"M([\d.]+)", d)[1]) for d in _two_lines(svg))
    change = float(re.match(r"M([\d.]+)", line)[1])
    step = (after - before) / 2
    assert change == pytest.approx(before + 1.5 * step, abs=0.2)


def _two_lines(svg: str) -> list[str]:
    (data,) = (d for d in paths(svg, "data") if "h0" not in d)
    return [f"M{part}" for part in data.split("M")[1:]]


def test_a_phase_that_ended_before_the_first_day_or_starts_after_the_last_is_not_drawn():
    phases = [
        PhaseMark(on(-40), "Long ago", "baseline"),
        PhaseMark(on(-9), "Now"),
        PhaseMark(on(90), "Later"),
    ]
    points = [ChartPoint(on(n), 1, 1) for n in range(5)]
    shown = words(draw(Chart("Requests", points, phases=phases[1:])))
    assert "Now" in shown
    assert "Later" not in shown


def test_criterion_aim_and_trend_are_drawn_and_named():
    points = [ChartPoint(on(n), 10 * n) for n in range(8)]
    aim, trend = ((on(0), 0), (on(30), 90)), ((on(0), 0), (on(7), 70))
    svg = draw(Chart("Requests", points, criterion=80, aim=aim, trend=trend, y_max=100))
    assert [len(paths(svg, name)) for name in ("criterion", "aim", "trend")] == [1, 1, 1]
    assert {"Criterion", "Aim", "Trend"} <= set(words(svg))
    (criterion,) = (node for node in tree(svg).iter(f"{SVG}path") if node.get("class") == "criterion")
    assert criterion.get("stroke-dasharray")


def test_a_trend_that_leaves_the_plot_is_cut_at_its_edge():
    trend = ((on(0), 50), (on(5), 5000))
    svg = draw(Chart("Requests", [ChartPoint(on(n), 50) for n in range(6)], trend=trend, y_max=100))
    (line,) = paths(svg, "trend")
    assert all(0 <= float(n) <= 720 for n in re.findall(r"[\d.]+", line))


def test_only_a_point_with_an_address_can_be_reached():
    points = [
        ChartPoint(on(0), 40, href="/s/1", label="Sep 22: 4 of 10"),
        ChartPoint(on(1), 50, href="/s/2"),
        ChartPoint(on(2), 60),
    ]
    svg = tree(draw(Chart("Requests", points)))
    links = list(svg.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ["/s/1", "/s/2"]
    assert [link.get("aria-label") for link in links] == ["Sep 22: 4 of 10", "Sep 23, 2025: 50"]
    # As an image its links would be hidden from assistive technology.
    assert svg.get("role") == "group"


def test_beside_a_table_the_tab_key_passes_the_points_by():
    svg = tree(draw(Chart("Requests", [ChartPoint(on(0), 40, href="/s/1")], in_tab_order=False)))
    assert [link.get("tabindex") for link in svg.iter(f"{SVG}a")] == ["-1"]


NASTY = """</title><script>alert(1)</script>" onload='x' & \x00\x1b\ud800 ‮ 𝕏"""


def test_every_text_is_escaped():
    chart = Chart(
        NASTY,
        [ChartPoint(on(0), 1, label=NASTY, href='/s/"><b>'), ChartPoint(on(1), 2)],
        description=NASTY,
        y_label=NASTY,
        phases=[PhaseMark(on(0), NASTY)],
    )
    svg = draw(chart)
    assert "<script" not in svg
    root = tree(svg)  # well-formed, so no quote or bracket got out
    assert root[0].text.startswith("</title><script>alert(1)</script>\" onload='x' & ")
    assert {attribute for node in root.iter() for attribute in node.attrib} & {"onload", "style"} == set()


@pytest.mark.parametrize(
    "points",
    [
        [],
        [ChartPoint(on(0), None)],
        [ChartPoint(on(0), float("nan")), ChartPoint(on(1), Decimal("Infinity"))],
    ],
    ids=["no points", "nothing scored", "not numbers"],
)
def test_a_graph_without_data_says_so(points):
    svg = draw(Chart("Requests", points, criterion=80, phases=[PhaseMark(on(0), "Baseline")]))
    assert words(svg) == ["No data yet"]
    assert paths(svg, "data") == []


def test_one_point_is_a_marker_without_a_line():
    svg = draw(Chart("Requests", [ChartPoint(on(0), 40)]))
    assert (discs(svg), stretches(svg)) == (1, 0)


def test_two_sessions_of_one_day_share_a_place():
    svg = draw(Chart("Requests", [ChartPoint(on(0), 40), ChartPoint(on(0), 60)]))
    assert discs(svg) == 2


def test_a_table_of_zeros_is_drawn_clear_of_the_axis():
    svg = draw(Chart("Count", [ChartPoint(on(n), 0) for n in range(4)]))
    assert words(svg)[:2] == ["0", "1"]
    (markers,) = (d for d in paths(svg, "data") if "h0" in d)
    axis = float(re.search(r"V([\d.]+)H", paths(svg, "axis")[0])[1])
    assert float(re.match(r"m[\d.]+ ([\d.]+)h0", markers)[1]) < axis - 5


def test_counts_are_never_ticked_in_fractions():
    assert words(draw(Chart("Count", [ChartPoint(on(n), n % 3) for n in range(9)])))[:3] == ["0", "1", "2"]


def test_a_value_above_the_axis_that_was_asked_for_stays_on_the_graph():
    ticks = words(draw(Chart("Percent", [ChartPoint(on(0), 140), ChartPoint(on(1), 20)], y_max=100)))
    assert "150" in ticks


def test_the_axis_runs_on_to_the_due_date():
    svg = draw(Chart("Requests", [ChartPoint(on(0), 1), ChartPoint(on(30), 2)], until=date(2026, 3, 2)))
    assert "Feb" in words(svg)


def test_a_style_attribute_or_element_would_break_the_content_policy():
    svg = draw(Chart("Requests", [ChartPoint(on(n), n, href="/x") for n in range(9)], criterion=5))
    assert "style" not in svg
    assert " id=" not in svg  # and ids of several graphs would collide in one page


values = st.none() | st.integers() | st.floats() | st.decimals()
days = st.dates(date(1970, 1, 1), date(2100, 1, 1))


@given(
    points=st.lists(
        st.builds(ChartPoint, days, values, st.integers(0, 3), st.booleans(), st.text()), max_size=40
    ),
    phases=st.lists(st.builds(PhaseMark, days, st.text(max_size=60), st.text()), max_size=6),
    criterion=values,
    title=st.text(),
)
def test_no_data_at_all_makes_it_fail_or_leave_its_box(points, phases, criterion, title):
    phases = sorted(phases, key=lambda mark: mark.starts)
    svg = draw(Chart(title, points, phases=phases, criterion=criterion))
    root = tree(svg)
    for node in root.iter():
        for name in ("x", "y", "cx", "cy"):
            assert -1 <= float(node.get(name, 0)) <= 740
    assert "nan" not in "".join(node.get("d", "") for node in root.iter())
