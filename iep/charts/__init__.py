"""Graphs by single-case convention, as SVG that stands in a page and in a PDF alike.

Everything here is a pure function from values to text: no database, no request. Colors stand as
attributes (a PDF has no custom properties) and as classes (`charts.css` puts the tokens over them).
"""

from iep.charts.chart import Chart, ChartPoint, Line, PhaseMark
from iep.charts.shares_bar import SHARES, shares_bar
from iep.charts.single_case import draw
from iep.charts.sparkline import sparkline

__all__ = ["SHARES", "Chart", "ChartPoint", "Line", "PhaseMark", "draw", "shares_bar", "sparkline"]
