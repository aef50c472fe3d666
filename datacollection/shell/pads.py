"""Recorders ("pads") in the recorder's shell: each is declared by the kind of record that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from datacollection.sync.record_kinds import RECORD_KINDS

Words = str | Promise


@dataclass(frozen=True)
class Pad:
    """`element`: its custom element. `template`: what that clones. `script`: the module that defines it,
    loaded when something of the day needs it. `sheets`: its styles, `keys`: its keys in words; what two pads
    share is linked and said once."""

    element: str
    template: str
    script: str
    sheets: tuple[str, ...] = ()
    keys: tuple[Words, ...] = ()


def all_pads() -> list[Pad]:
    return [pad for kind in RECORD_KINDS for pad in kind.pads]


def pad_sheets() -> list[str]:
    """Each style sheet of a recorder once, in the order in which they are declared."""
    return list(dict.fromkeys(sheet for pad in all_pads() for sheet in pad.sheets))


def key_hints() -> dict[Words, str]:
    """Each hint with the elements that it is about, spaces between."""
    hints: dict[Words, str] = {}
    for pad in all_pads():
        for words in pad.keys:
            hints[words] = f"{hints[words]} {pad.element}" if words in hints else pad.element
    return hints
