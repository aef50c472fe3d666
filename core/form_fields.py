"""Fields of forms that are about no room: a whole number, short texts one a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as gettext_now


def whole(low: int, high: int, **options: Any) -> forms.IntegerField:
    """A whole number from `low` to `high`."""
    return forms.IntegerField(
        min_value=low, max_value=high, widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **options
    )


class LinesField(forms.CharField):
    """One short text a line; cleans to a tuple, without empty lines and repetitions."""

    def __init__(self, *, most: int = 50, longest: int = 80, rows: int = 4, **options: Any) -> None:
        self.most, self.longest = most, longest
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        given = super().clean(self.prepare_value(value))
        # A dict drops repetitions and keeps the order in which the lines were written; a set would not.
        lines = tuple(dict.fromkeys(line.strip() for line in given.splitlines() if line.strip()))
        self._check(lines)
        return lines

    def _check(self, lines: Sequence[str]) -> None:
        if len(lines) > self.most:
            raise ValidationError(
                gettext_now("Write at most %(most)d lines. There are %(have)d.")
                % {"most": self.most, "have": len(lines)}
            )
        for line in lines:
            if len(line) > self.longest:
                raise ValidationError(
                    gettext_now("“%(line)s…” is too long. A line has at most %(most)d characters.")
                    % {"line": line[:30], "most": self.longest}
                )
