"""The spark line and the bar of shares."""

from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from iep.charts import ChartPoint, ink, shares_bar, sparkline
from iep.charts.shares_bar import SHARES, swatch

SVG = "{http://www.w3.org/2000/svg}"
MONDAY = date(2025, 9, 22)
TOKENS = Path(__file__).parents[3] / "static/paraportal/css/tokens.css"


def points(*values):
    return [ChartPoint(MONDAY + timedelta(n), value) for n, value in enumerate(values)]


def test_a_spark_line_ends_in_a_dot():
    svg = ElementTree.fromstring(sparkline(points(1, 2, None, 4, 5), "Requests, rising"))
    line, dot = svg.iter(f"{SVG}path")
    assert line.get("d").count("M") == 2
    assert dot.get("d").endswith("h0")
    assert (svg.get("role"), svg[0].text) == ("img", "Requests, rising")


def test_a_spark_line_without_a_title_is_decoration():
    assert ElementTree.fromstring(sparkline(points(1, 2))).get("aria-hidden") == "true"


@pytest.mark.parametrize("values", [(), (None,), (float("nan"),)])
def test_a_spark_line_of_nothing_is_a_dashed_rule(values):
    (rule,) = ElementTree.fromstring(sparkline(points(*values))).iter(f"{SVG}path")
    assert rule.get("stroke-dasharray")


def test_one_value_is_one_dot():
    assert len(list(ElementTree.fromstring(sparkline(points(0))).iter(f"{SVG}path"))) == 1


def test_shares_fill_the_bar_in_order():
    svg = ElementTree.fromstring(shares_bar((50, 25, 0, 25), "words"))
    bars = [(bar.get("class"), float(bar.get("x"))) for bar in svg.iter(f"{SVG}rect")]
    assert bars == [("share-independent", 0), ("share-peer", 240), ("share-not-correct", 361)]
    assert [node.text for node in svg.iter(f"{SVG}text")] == ["50\xa0%", "25\xa0%", "25\xa0%"]


def test_every_share_differs_by_more_than_its_color():
    looks = {(share.texture, share.is_hollow) for share in SHARES}
    assert len(looks) == len(SHARES)
    assert all("<svg" in swatch(share) for share in SHARES)


@pytest.mark.parametrize("nothing", [None, (), (0, 0, 0, 0)])
def test_no_shares_say_no_data(nothing):
    assert "No data yet" in shares_bar(nothing, "words")


@pytest.mark.parametrize("wrong", [(1, 2, 3), (1, 2, 3, 4, 5), (50, -1, 1, 50)])
def test_other_than_four_shares_are_refused(wrong):
    with pytest.raises(ValueError, match="four shares"):
        shares_bar(wrong, "words")


def test_the_words_of_a_bar_are_escaped():
    assert "<b>" not in shares_bar((1, 1, 1, 1), "<b>")


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("INK", "ink"),
        ("SOFT", "soft"),
        ("EDGE", "edge"),
        ("LINE", "line"),
        ("SURFACE", "surface"),
        ("GOOD", "good"),
        ("INDEPENDENT", "independent"),
        ("PEER", "peer"),
        ("ADULT", "adult"),
        ("NOT_CORRECT", "not-correct"),
    ],
)
def test_the_colors_of_paper_are_the_light_tokens(name, token):
    light = TOKENS.read_text().split("@media")[0]
    assert f"--pp-{token}: {getattr(ink, name)};" in light
