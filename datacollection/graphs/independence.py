"""How independent a student's responses were: the picture that the whole software is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from datacollection.graphs.sittings import Sitting
from datacollection.models import Purpose
from iep.charts import SHARES, shares_bar
from iep.charts.shares_bar import swatch
from iep.measures.independence import Percents, Shares, label, shares


@dataclass(frozen=True)
class SharesBar:
    title: str
    svg: SafeString
    shares: Shares | None

    @property
    def percents(self) -> Percents | None:
        return self.shares.percents if self.shares else None


def legend(*, on_paper: bool = False) -> list[tuple[SafeString, str]]:
    """(swatch, words) of the four shares, most independent first."""
    named = [(share, label(share.key.replace("-", "_"))) for share in SHARES]
    return [(swatch(share, words if on_paper else ""), words) for share, words in named]


def bar(title: str, sittings: Iterable[Sitting]) -> SharesBar:
    """Teaching sessions pooled; probes are never pooled with teaching."""
    return bar_of(title, shares_of(sittings))


def shares_of(sittings: Iterable[Sitting]) -> Shares | None:
    """Teaching sessions pooled; None when nobody responded to anything."""
    return shares(s.tallies for s in sittings if s.purpose == Purpose.TEACHING)


def bar_of(title: str, found: Shares | None) -> SharesBar:
    return SharesBar(title, shares_bar(found.counts if found else None, _in_words(title, found)), found)


def weekly(sittings: Iterable[Sitting], weeks: int, today: date) -> list[SharesBar]:
    """The latest `weeks` weeks that have responses, oldest first."""
    by_week: dict[date, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        day = sitting.school_day
        by_week[day - timedelta(days=day.weekday())].append(sitting)
    bars = [bar(_week_title(monday, today), rows) for monday, rows in sorted(by_week.items())]
    return [one for one in bars if one.shares][-weeks:]


def recent(sittings: Iterable[Sitting], since: date) -> list[Sitting]:
    return [sitting for sitting in sittings if sitting.school_day >= since]


def _week_title(monday: date, today: date) -> str:
    if monday <= today < monday + timedelta(days=7):
        return _("This week")
    return _("Week of %(day)s") % {"day": date_format(monday, "M j")}


def _in_words(title: str, found: Shares | None) -> str:
    if found is None:
        return _("%(title)s: no responses yet") % {"title": title}
    keys: Sequence[str] = Percents._fields
    said = [f"{label(key)} {percent} %" for key, percent in zip(keys, found.percents, strict=True)]
    return f"{title}: {', '.join(said)}"
