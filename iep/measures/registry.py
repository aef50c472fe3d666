"""All measures by key. A module in this folder that registers a measure is found by itself."""

from typing import TypeVar

from core.registry import Registry

from .base import AnyMeasure

MeasureClass = TypeVar("MeasureClass", bound=type[AnyMeasure])

MEASURES = Registry[str, AnyMeasure](
    "measure", key=lambda measure: measure.key, order=lambda measure: measure.key
)


def register(cls: MeasureClass) -> MeasureClass:
    """Class decorator. ValueError when two classes want the same key: that must stop the start."""
    MEASURES.register(cls())
    return cls
