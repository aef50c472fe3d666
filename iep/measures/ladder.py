"""The ladder of prompt levels, from no prompt to the most help.

A trial stores the *code* of a level; the *place* in the ladder says how much help it is. A district that puts
a level of its own between two others gives it a new code, and old trials keep their meaning.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from core.declared import SHORT, Declared, is_unset, rows, text, whole

from .words import N_
from .words import gettext as _

ANY = "any"  # reserved: "any prompt still counts", so no level may have it as its key
UNPROMPTED = 0  # the code of "no prompt" in every ladder


@dataclass(frozen=True)
class Level(Declared):
    """One prompt level. `name` is English when it is ours, the district's own words when it is theirs."""

    code: int = whole(low=0, high=99)
    key: str = text(
        longest=40, pattern=r"\A[a-z][a-z0-9_]*\Z", wants=N_("must be a word of small letters, digits and _")
    )
    name: str = text(longest=100, pattern=SHORT, wants=N_("must be a text of 1 to 100 characters"))

    @property
    def label(self) -> str:
        """What the screen says."""
        return _(self.name)


@dataclass(frozen=True)
class Ladder(Declared):
    """Levels in order, least help first. The first is always code 0: nobody and nothing prompted."""

    WHAT = N_("Prompt levels")

    levels: tuple[Level, ...] = rows(Level)

    def __post_init__(self) -> None:
        _check(self.levels)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys in order."""
        return tuple(level.key for level in self.levels)

    def at(self, code: int | None) -> Level | None:
        """The level with this code, None when the ladder has none."""
        return next((level for level in self.levels if level.code == code), None)

    def get(self, key: str) -> Level:
        """The level with this key. ValueError when the ladder has none."""
        if key not in self.keys:
            raise ValueError(
                _("The prompt level “%(key)s” is not on this ladder: %(keys)s.")
                % {"key": key, "keys": ", ".join(self.keys)}
            )
        return self.levels[self.keys.index(key)]

    def through(self, key: str) -> frozenset[int]:
        """The codes of all levels up to and including `key`: as much help as this, or less."""
        # By place and not by code: a level of the district's own may stand anywhere between ours.
        last = self.levels.index(self.get(key))
        return frozenset(level.code for level in self.levels[: last + 1])

    def check_follows(self, older: "Ladder") -> None:
        """Raise ValueError when this ladder gives a code of `older` to another key."""
        for before in older.levels:
            now = self.at(before.code)
            # A level may be left out later; its code must not get another meaning, for trials store only the
            # code.
            if now is not None and now.key != before.key:
                raise ValueError(
                    _("The code %(code)d means “%(before)s” in earlier data; it cannot become “%(now)s”.")
                    % {"code": before.code, "before": before.key, "now": now.key}
                )

    @classmethod
    def from_json(cls, data: object, **given: object) -> Self:
        """The ladder that was stored; the default one for None or an empty object. Raises ValueError."""
        return DEFAULT_LADDER if is_unset(data) else super().from_json(data, **given)  # type: ignore[return-value]


def _check(levels: tuple[Level, ...]) -> None:
    """Raise ValueError for a ladder on which a stored code could be misread."""
    if not levels or levels[0].code != UNPROMPTED:
        raise ValueError(_("The first prompt level must be “independent”, code 0."))
    if len({level.code for level in levels}) < len(levels) or len({level.key for level in levels}) < len(
        levels
    ):
        raise ValueError(_("Each prompt level needs a code and a key of its own."))
    for level in levels:
        # Our codes keep our keys, and our keys our codes: trials of two ladders can then be pooled by code.
        ours = _OURS.get(level.code)
        known = level.key in _OURS.values() or ours is not None
        if level.key == ANY or (known and ours != level.key):
            raise ValueError(
                _("The prompt level “%(key)s” cannot have the code %(code)d: that pair means something else.")
                % {"key": level.key, "code": level.code}
            )


# Own levels use codes from 7 on. These pairs are fixed, so that trials from two ladders can be read together.
_DEFAULT = (
    Level(UNPROMPTED, "independent", N_("Independent")),
    Level(1, "indirect_verbal", N_("Indirect verbal")),
    Level(2, "gestural", N_("Gestural")),
    Level(3, "direct_verbal", N_("Direct verbal")),
    Level(4, "model", N_("Model")),
    Level(5, "partial_physical", N_("Partial physical")),
    Level(6, "full_physical", N_("Full physical")),
)
_OURS = {level.code: level.key for level in _DEFAULT}
DEFAULT_LADDER = Ladder(_DEFAULT)
