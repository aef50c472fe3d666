"""Settings that are declared once: their JSON, their form and their words come from one place."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pytest
from django import forms

from core.declared import (
    Declared,
    WrongSettings,
    choice,
    lines,
    number,
    specs_of,
    text,
    whole,
)
from core.declared_form import form_fields, initial_values, meaningless, read_form, read_typed


class Shape(StrEnum):
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True)
class Table(Declared):
    WHAT = "Table"

    shape: Shape = choice(
        Shape.ROUND, label="Shape", words={Shape.ROUND: "round", Shape.SQUARE: "with edges"}
    )
    edge: int = whole(
        0, low=1, high=9, label="Edge", initial=4, help="In feet.", only_if=("shape", Shape.SQUARE)
    )
    seats: int | None = whole(None, low=1, high=20, label="Seats", asked_as="chairs")
    price: Decimal = number(Decimal("9.5"), low=0, high=100, label="Price")
    name: str = text("", longest=10, label="Name")
    owners: tuple[str, ...] = lines(label="Owners")

    def problems(self):
        if self.seats == 13:
            yield "seats", "Nobody sits down as one of 13."


SQUARE = {"v": 1, "shape": "square", "edge": 3, "seats": None, "price": "9.5", "name": "", "owners": []}


def test_what_is_declared_survives_its_json():
    table = Table(Shape.SQUARE, 3, None, Decimal("9.5"))
    assert table.to_json() == SQUARE
    assert Table.from_json(SQUARE) == table
    assert Table.from_json(None) == Table.from_json({}) == Table.from_json({"v": 1}) == Table()


def test_what_has_no_meaning_is_neither_stored_nor_asked_for():
    assert "edge" not in Table(edge=3).to_json()
    assert meaningless(Table, {"shape": "round"}.get) == {"edge"}
    assert meaningless(Table, {"shape": "square"}.get) == set()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"edge": 10}, "Table, “edge”: must be a whole number from 1 to 9."),
        ({"edge": True}, "Table, “edge”: must be a whole number from 1 to 9."),
        ({"shape": "oval"}, "Table, “shape”: must be one of: round, square."),
        ({"shape": "\ud800"}, "Table, “shape”: must be one of: round, square."),
        ({"price": "1e-9"}, "Table, “price”: must be a number from 0 to 100."),
        ({"name": "a\0"}, "Table, “name”: must be text of at most 10 characters."),
        ({"name": "x" * 11}, "Table, “name”: must be text of at most 10 characters."),
        ({"owners": [" "]}, "Table, “owners”: must be a list of at most 50 short texts."),
        ({"color": 1}, "Table, “color”: is not known here."),
        ({"seats": 13}, "Table, “seats”: Nobody sits down as one of 13."),
        ({"v": 2}, "Table, “v”: must be 1, the version of this form."),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(changed, words):
    with pytest.raises(WrongSettings) as refused:
        Table.from_json(SQUARE | changed)
    assert str(refused.value) == words


def test_the_form_asks_for_what_is_declared():
    fields = form_fields(Table)
    assert list(fields) == ["shape", "edge", "chairs", "price", "name", "owners"]
    assert (fields["edge"].label, fields["edge"].help_text, fields["edge"].initial) == ("Edge", "In feet.", 4)
    assert fields["shape"].choices == [("round", "round"), ("square", "with edges")]
    assert not fields["chairs"].required
    assert isinstance(fields["price"], forms.DecimalField)


def test_a_form_reads_back_what_it_showed():
    table = Table(Shape.SQUARE, 3, 6, Decimal(20), "Oak", ("Ana", "Leo"))
    form = forms.Form(data=initial_values(table))
    form.fields.update(form_fields(Table))
    assert form.is_valid(), form.errors
    assert read_form(Table, form.cleaned_data, form.fields) == table
    assert read_form(Table, form.cleaned_data, {"shape"}) == Table(Shape.SQUARE)


def test_a_form_names_the_field_of_what_does_not_fit_together():
    with pytest.raises(WrongSettings) as refused:
        read_form(Table, {"chairs": 13}, {"chairs"})
    assert refused.value.problems == (("seats", "Nobody sits down as one of 13."),)
    with pytest.raises(KeyError):
        read_form(Table, {}, {"chairs"})
    assert read_typed(Table, {"shape": "oval"}) == Table()


def test_a_field_without_a_default_has_to_be_stated():
    @dataclass(frozen=True)
    class Chair(Declared):
        WHAT = "Chair"
        legs: int = whole(low=1, high=9, label="Legs")

    assert Chair.from_json({"v": 1, "legs": 4}) == Chair(4)
    for nothing in (None, {}, {"v": 1}, {"v": 1, "legs": None}):
        with pytest.raises(ValueError, match="Chair"):
            Chair.from_json(nothing)
    assert specs_of(Chair)["legs"].required
