"""Colors of the product: every pair that meets on a page is above its contrast, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static/paraportal/css"
BLOCK = re.compile(r"(?P<selector>[^{}]*)\{(?P<body>[^{}]*)\}")
COLOR = re.compile(r"--pp-([a-z-]+):\s*(#[0-9a-f]{6});")

# Text on grounds: 4.5, as WCAG 2.2 SC 1.4.3 asks; running text more. Edges, marks and rings: 3 (1.4.11).
PAIRS = [
    ("ink", ["paper", "surface", "sunken", "brand-soft"], 7),
    ("ink", ["good-soft", "watch-soft", "bad-soft", "info-soft"], 7),
    ("soft", ["paper", "surface", "sunken"], 4.5),
    ("link", ["paper", "surface", "sunken", "brand-soft"], 4.5),
    ("brand-strong", ["paper", "surface", "sunken"], 4.5),
    ("brand-ink", ["brand", "brand-strong"], 4.5),
    ("bar-ink", ["bar"], 4.5),
    ("bar-soft", ["bar"], 4.5),
    ("accent-ink", ["accent"], 4.5),
    ("good", ["good-soft", "surface", "paper"], 4.5),
    ("watch", ["watch-soft", "surface", "paper"], 4.5),
    ("bad", ["bad-soft", "surface", "paper"], 4.5),
    ("info", ["info-soft", "surface", "paper"], 4.5),
    ("surface", ["independent"], 4.5),  # the filled pad
    ("peer", ["surface"], 4.5),  # the word "Trend" on a graph
    ("adult", ["surface"], 4.5),  # the word "Aim"
    ("not-correct", ["surface"], 3),
    ("edge", ["paper", "surface", "sunken"], 3),
    ("focus", ["paper", "surface", "sunken"], 3),
    ("accent", ["bar"], 3),  # the focus ring on the bar
]


def colors(body: str) -> dict[str, str]:
    return dict(COLOR.findall(body))


def themes() -> list[tuple[str, dict[str, str]]]:
    """(selector, colors) of each block of tokens.css that names a ground."""
    css = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.DOTALL)
    blocks = [(m["selector"].strip(), colors(m["body"])) for m in BLOCK.finditer(css)]
    return [(selector, found) for selector, found in blocks if "bar" in found]


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_dark_by_the_system_and_dark_by_choice_are_the_same():
    (_, light), (_, by_system), (_, by_choice) = themes()
    assert by_system == by_choice
    assert set(by_system) == set(light)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "grounds", "least"), PAIRS)
def test_pairs_stand_above_their_contrast(theme, front, grounds, least):
    found = themes()[theme == "dark"][1]
    low = {ground: round(contrast(found[front], found[ground]), 2) for ground in grounds}
    assert {ground: ratio for ground, ratio in low.items() if ratio < least} == {}


def test_only_the_tokens_name_colors():
    others = [file for file in CSS.glob("*.css") if file.name != "tokens.css"]
    assert len(others) >= 5
    named = {file.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", file.read_text()) for file in others}
    assert {name: found for name, found in named.items() if found} == {}


def test_no_picture_is_embedded_in_the_styles():
    assert [
        file.name for file in CSS.glob("*.css") if "data:" in file.read_text().replace("a data:", "")
    ] == []


def test_every_token_that_is_used_is_defined():
    text = "".join(file.read_text() for file in CSS.glob("*.css"))
    defined = set(re.findall(r"(--pp-[a-z0-9-]+):", text))
    assert set(re.findall(r"var\((--pp-[a-z0-9-]+)", text)) - defined == set()
