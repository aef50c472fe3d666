"""A new measure is whole, or this fails: form, recorder, paper, words, source and a slow reference."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from core.declared import specs_of
from core.declared_form import form_fields
from datacollection.paper.rows import find_paper_layout
from datacollection.shell.pads import all_pads
from iep.measures.intervals import IntervalSettings
from iep.measures.registry import MEASURES

ROOT = Path(settings.BASE_DIR)
SHELL = ROOT / "templates/datacollection/shell"
PADS = ROOT / "static/datacollection/recorder"
REFERENCES = ROOT / "tests/iep/measures"
# Where a slow, independent implementation of each score stands
REFERENCE = {
    "discrete_trial": "test_discrete_trial.py",
    "task_analysis": "test_task_analysis.py",
    "frequency": "test_frequency_and_rate.py",
    "rate": "test_frequency_and_rate.py",
    "duration": "test_duration.py",
    "latency": "test_latency.py",
    "partial_interval": "test_intervals.py",
    "whole_interval": "test_intervals.py",
    "momentary_interval": "test_intervals.py",
    "rating": "test_rating_and_product.py",
    "permanent_product": "test_rating_and_product.py",
}
each = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)


def read(folder: Path, pattern: str) -> str:
    return "\n".join(path.read_text() for path in sorted(folder.glob(pattern)))


@each
def test_it_can_be_planned_and_typed_in(measure):
    assert form_fields(measure.settings_type).keys() == specs_of(measure.settings_type).keys()
    layout = find_paper_layout(measure.paper_row)
    assert layout.row or layout.head
    assert ("marks" in layout.head) == isinstance(measure.parse(None), IntervalSettings)


@each
def test_it_has_a_recorder(measure):
    assert measure.pad in {pad.element for pad in all_pads()}
    assert f'<template id="{measure.pad}">' in read(SHELL, "*.html")
    assert f'customElements.define("{measure.pad}"' in read(PADS, "*-pad.js")


@each
def test_its_formula_has_a_source_and_a_reference(measure):
    sources = " ".join(str(cls.__doc__) for cls in type(measure).__mro__[:2])
    assert "Source: docs/measurement.md" in sources
    named = measure.key.replace("_", " ").removesuffix(" interval")
    assert named in (ROOT / "docs/measurement.md").read_text()
    reference = (REFERENCES / REFERENCE[measure.key]).read_text()
    assert f'"{measure.key}"' in reference
    assert "@given" in reference


@each
def test_it_says_everything_in_words(measure):
    chosen = measure.parse(None)
    threshold = measure.axis(chosen).maximum or Decimal(5)
    assert all((measure.name, measure.unit_of(chosen), measure.amount(threshold, chosen), measure.counted(2)))
    assert measure.show(measure.pool([], chosen), chosen) == "Not observed"
