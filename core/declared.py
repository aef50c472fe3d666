"""Settings whose fields are declared once: type, limits, label, help. The JSON and the form are made of it.

    @dataclass(frozen=True, kw_only=True)
    class RateSettings(Declared):
        WHAT = N_("Rate settings")

        per: Per = choice(Per.HOUR, label=N_("Counted per"), words={Per.MINUTE: N_("minute"), ...})
        day_minutes: int = whole(0, low=1, high=1440, label=N_("Minutes of a day"), only_if=("per", Per.DAY))

    settings = RateSettings.from_json({"v": 1, "per": "minute"})
    settings.to_json()                             # {"v": 1, "per": "minute"}
    core.declared_form.form_fields(RateSettings)   # {"per": ChoiceField, "day_minutes": IntegerField}

Types and limits are checked by msgspec. No Django here, so that pure rooms can declare settings.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Protocol, Self, TypeVar, cast

from msgspec import Meta, Struct, ValidationError, convert, defstruct

from core.pure_gettext import gettext as _

T = TypeVar("T")
VERSION = 1  # of every shape that is declared so far; stored as "v"
# What PostgreSQL can keep of a text: no NUL, no lone surrogate
_STORABLE = r"(?s)\A[^\0\ud800-\udfff]*\Z"
SHORT = r"(?s)\A(?=.*\S)[^\0\ud800-\udfff]*\Z"
_is_storable = re.compile(_STORABLE).match


class ShownText(Protocol):
    """A text to show: a `str`, or one of Django's that is translated when it is shown."""

    def __str__(self) -> str: ...


class WrongSettings(ValueError):
    """Settings that cannot be. `problems`: each with the name of its field; the text says the first."""

    def __init__(self, what: ShownText, *problems: tuple[str, str]) -> None:
        self.problems = problems
        name, why = problems[0]
        readable = name[:60].encode("utf-8", "backslashreplace").decode()
        words = {"what": _(str(what)), "key": readable, "why": why.rstrip(".")}
        super().__init__(_("%(what)s, “%(key)s”: %(why)s.") % words)


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """What is declared of one field, whatever its type.

    `initial`: what a form suggests, where that is not the default. `asked_as`: its name in a form, where that
    is not its own. `only_if`: the name of an earlier field, and its values under which this one means
    something; else it is neither asked for nor stored, unless `always_stored`. `decides`: a form says other
    things of its other fields when this one changes. Without a `label` no form asks for it.
    """

    label: ShownText = ""
    help: ShownText = ""
    initial: object = None
    required: bool = True
    asked_as: str = ""
    only_if: tuple[object, ...] = ()
    always_stored: bool = False
    decides: bool = False

    @cached_property
    def type(self) -> Any:
        """What msgspec checks a value against."""
        return Any

    @cached_property
    def _holder(self) -> Any:
        """A struct around the type: msgspec prepares that of a struct once, a bare one at each call."""
        return defstruct("Holder", [("value", self.type)])

    def must(self) -> str:
        """What a value has to be, in words that go on after the name of the field."""
        raise NotImplementedError

    def tidied(self, value: Any) -> Any:
        """A value of the right type as it is kept. Raises ValueError where it is none that may be."""
        return value

    def read(self, value: object) -> Any:
        """One value from a form, or from JSON. Raises ValueError: what it must be."""
        try:
            return self.tidied(convert({"value": value}, self._holder).value)
        except (ValidationError, ValueError):  # the latter also for a lone surrogate
            raise ValueError(self.must()) from None

    def write(self, value: Any) -> object:
        """The value as JSON."""
        return value

    def means_something(self, value_of: Callable[[str], object]) -> bool:
        """Whether the other fields have values under which this one counts (`only_if`)."""
        return not self.only_if or value_of(str(self.only_if[0])) in self.only_if[1:]


@dataclass(frozen=True, kw_only=True)
class WholeSpec(FieldSpec):
    """`high_in_form`: where a form takes less than may be stored."""

    low: int
    high: int
    high_in_form: int | None = None

    @cached_property
    def type(self) -> Any:
        return Annotated[int, Meta(ge=self.low, le=self.high)]

    def must(self) -> str:
        return _("must be a whole number from %(low)d to %(high)d") % {"low": self.low, "high": self.high}


@dataclass(frozen=True, kw_only=True)
class NumberSpec(FieldSpec):
    """A decimal, best written as text ("2.5") so that it stays exact. `places`: what a form takes."""

    low: int
    high: int
    places: int = 2

    def must(self) -> str:
        return _("must be a number from %(low)d to %(high)d") % {"low": self.low, "high": self.high}

    def tidied(self, value: object) -> Decimal:
        number = as_decimal(value)
        if number is None or not self.low <= number <= self.high:
            raise ValueError(self.must())
        return number

    def write(self, value: Decimal) -> str:
        return f"{value:f}"  # no exponent


@dataclass(frozen=True, kw_only=True)
class TextSpec(FieldSpec):
    """`rows`: of a larger box in a form; 0 is one line. `pattern`: what it must match; `wants`: in words."""

    longest: int = 200
    rows: int = 0
    pattern: str = _STORABLE
    wants: ShownText = ""

    @cached_property
    def type(self) -> Any:
        return Annotated[str, Meta(max_length=self.longest, pattern=self.pattern)]

    def must(self) -> str:
        return _(str(self.wants)) or _("must be text of at most %(most)d characters") % {"most": self.longest}

    def tidied(self, value: str) -> str:
        return value.strip()


@dataclass(frozen=True, kw_only=True)
class KeySpec(TextSpec):
    """A key out of some that stand elsewhere. `offered`: those that a form offers, with their words."""

    offered: Callable[[], Sequence[tuple[str, ShownText]]] = tuple


@dataclass(frozen=True, kw_only=True)
class ChoiceSpec(FieldSpec):
    """A word of an enumeration. `words`: of those that a form offers, else the labels of all of it.

    `unset`: the words of an empty choice, which whoever reads the form understands.
    """

    of: type[StrEnum]
    words: Mapping[Any, ShownText] = field(default_factory=dict)
    unset: ShownText = ""

    @cached_property
    def type(self) -> Any:
        return self.of

    def must(self) -> str:
        return _("must be one of: %(choices)s") % {"choices": ", ".join(self.of)}

    def write(self, value: StrEnum) -> str:
        return value.value


@dataclass(frozen=True, kw_only=True)
class LinesSpec(FieldSpec):
    """Short texts in order. `rows`: of the box in which a form asks for one a line."""

    most: int = 50
    longest: int = 100
    rows: int = 4

    @cached_property
    def type(self) -> Any:
        text = Annotated[str, Meta(max_length=self.longest, pattern=SHORT)]
        return Annotated[tuple[text, ...], Meta(max_length=self.most)]

    def must(self) -> str:
        return _("must be a list of at most %(most)d short texts") % {"most": self.most}

    def tidied(self, value: Sequence[str]) -> tuple[str, ...]:
        return tuple(text.strip() for text in value)

    def write(self, value: Sequence[str]) -> list[str]:
        return list(value)


@dataclass(frozen=True, kw_only=True)
class TicksSpec(LinesSpec):
    """Keys out of those that a form offers as boxes to tick."""

    offered: Callable[[], Sequence[tuple[str, ShownText]]] = tuple


@dataclass(frozen=True, kw_only=True)
class RowsSpec(FieldSpec):
    """A list of declared rows, each an object that states all its fields and no others."""

    of: "type[Declared]"

    @cached_property
    def type(self) -> Any:
        return tuple[_struct_of(self.of), ...]  # type: ignore[misc]

    def tidied(self, value: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(self.of(**_tidied(self.of, row)) for row in value)

    def read(self, value: object) -> Any:
        try:
            return super().read(value)
        except ValueError:
            raise ValueError(self._why_not(value)) from None

    def write(self, value: Sequence[Any]) -> list[dict[str, object]]:
        return [row.values_as_json() for row in value]

    def must(self) -> str:
        return _("must be a list")

    def _why_not(self, value: object) -> str:
        names = list(specs_of(self.of))
        for row in value if isinstance(value, list | tuple) else ():
            if not isinstance(row, Mapping) or set(row) != set(names):
                return _("each row has exactly: %(names)s") % {"names": ", ".join(names)}
            for name, why in _wrong_values(self.of, row):
                return f"{name} {why}"
        return self.must()


def whole(default: Any = MISSING, **spec: Any) -> Any:
    """A whole number from `low` to `high`; with a default of None it may stay empty."""
    spec.setdefault("required", default is not None)
    return declare(WholeSpec(**spec), default)


def number(default: Decimal, **spec: Any) -> Any:
    """A decimal number from `low` to `high`."""
    return declare(NumberSpec(**spec), default)


def text(default: Any = MISSING, **spec: Any) -> Any:
    """A text; one with a default may stay empty in a form."""
    return declare(TextSpec(required=default is MISSING, **spec), default)


def key(default: str, **spec: Any) -> Any:
    """A key that a form offers in a list."""
    return declare(KeySpec(**spec), default)


def choice(default: StrEnum, **spec: Any) -> Any:
    """A word of the enumeration that `default` belongs to."""
    return declare(ChoiceSpec(of=type(default), **spec), default)


def lines(**spec: Any) -> Any:
    """Short texts; none is the default."""
    return declare(LinesSpec(required=False, **spec), ())


def ticks(default: tuple[str, ...] = (), **spec: Any) -> Any:
    """Keys out of those that are offered; a form wants one at least."""
    return declare(TicksSpec(**spec), default)


def rows(of: "type[Declared]") -> Any:
    """Declared rows, at least stated as an empty list."""
    return declare(RowsSpec(of=of), MISSING)


def declare(spec: FieldSpec, default: Any) -> Any:
    """The field of a dataclass for a `spec` of any class. MISSING: the JSON has to state it."""
    return field(default=default, metadata={"spec": spec})


def _once_a_class(compute: "Callable[[type[Declared]], T]") -> "Callable[[type[Declared]], T]":
    """`functools.cache`, in a type that lets mypy believe that classes can be hashed."""
    return cast("Callable[[type[Declared]], T]", cache(compute))


@_once_a_class
def specs_of(cls: "type[Declared]") -> dict[str, FieldSpec]:
    """What is declared of each field, by its name. Fields of the class without a spec are not in its JSON."""
    return {f.name: f.metadata["spec"] for f in fields(cls) if "spec" in f.metadata}


@_once_a_class
def defaults_of(cls: "type[Declared]") -> dict[str, Any]:
    """The default of each declared field that has one."""
    return {f.name: f.default for f in fields(cls) if "spec" in f.metadata and f.default is not MISSING}


@dataclass(frozen=True)
class Declared:
    """The base of frozen dataclasses whose fields are declared with the functions above."""

    WHAT: ClassVar[ShownText]  # names it in errors
    ROWS: ClassVar[tuple[tuple[str, ...], ...]] = ()  # fields that stand beside each other in a form

    def __post_init__(self) -> None:
        if problems := list(self.problems()):
            raise WrongSettings(self.WHAT, *problems)

    def problems(self) -> Iterator[tuple[str, str]]:
        """(field, words) for values that are good alone, and not together. A form says the same words."""
        yield from ()

    @classmethod
    def from_json(cls, data: object, **given: Any) -> Self:
        """What was stored; None and an empty object are the defaults, where every field has one.

        A field that is absent or null takes its default. `given`: fields that stand elsewhere. Raises
        ValueError in words that name the field, also for one that is not declared.
        """
        if is_unset(data) and len(defaults_of(cls)) == len(specs_of(cls)):
            return cls(**given)
        stated = _versioned(cls, data)
        try:
            values = _tidied(cls, convert(stated, _struct_of(cls)))
        except (ValidationError, ValueError):
            # msgspec checks all fields at once and stops at the first. Only after it failed is each one read
            # by itself, for words about every field.
            raise WrongSettings(cls.WHAT, *_wrong_values(cls, stated)) from None
        return cls(**given, **values)

    def to_json(self) -> dict[str, object]:
        """The fields that mean something, with "v", the version of this shape."""
        return {"v": VERSION, **self.values_as_json()}

    def values_as_json(self) -> dict[str, object]:
        """The same without the version."""
        return {name: spec.write(getattr(self, name)) for name, spec in self.stored_specs()}

    def stored_specs(self) -> Iterator[tuple[str, FieldSpec]]:
        """The declared fields, without those that the values of others leave without a meaning."""
        for name, spec in specs_of(type(self)).items():
            if spec.always_stored or spec.means_something(lambda other: getattr(self, other)):
                yield name, spec


@_once_a_class
def _struct_of(cls: type[Declared]) -> type[Struct]:
    """What msgspec checks the JSON against, all of it at once. A field that is null takes its default."""
    defaults = defaults_of(cls)
    optional = [(name, spec.type | None, None) for name, spec in specs_of(cls).items() if name in defaults]
    required = [(name, spec.type) for name, spec in specs_of(cls).items() if name not in defaults]
    return defstruct(cls.__name__, [*required, *optional], forbid_unknown_fields=True)


def _tidied(cls: type[Declared], checked: Struct) -> dict[str, Any]:
    """The values that are stated. Raises ValueError."""
    stated = ((name, spec, getattr(checked, name)) for name, spec in specs_of(cls).items())
    return {name: spec.tidied(value) for name, spec, value in stated if value is not None}


def _wrong_values(cls: type[Declared], stated: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(field, words) of each value that cannot be, then of each that is not declared."""
    for name, spec in specs_of(cls).items():
        if stated.get(name) is not None or name not in defaults_of(cls):
            try:
                spec.read(stated.get(name))
            except ValueError as why:
                yield name, str(why)
    for name in stated:
        if name not in specs_of(cls):
            yield name, _("is not known here")


def _versioned(cls: type[Declared], data: object) -> dict[str, object]:
    if not isinstance(data, Mapping):
        raise ValueError(_("%(what)s: must be an object with named values.") % {"what": _(str(cls.WHAT))})
    left: dict[str, object] = {str(name): value for name, value in data.items()}
    version = left.pop("v", None)
    # True equals 1 in Python, and the JSON word true is no version.
    if version != VERSION or isinstance(version, bool):
        why = _("must be %(version)d, the version of this form") % {"version": VERSION}
        raise WrongSettings(cls.WHAT, ("v", why))
    return left


def is_unset(data: object) -> bool:
    """Whether a JSON column holds nothing yet: null or an empty object."""
    return data is None or data == {}


def as_decimal(value: object) -> Decimal | None:
    """A finite Decimal of at most 6 decimals from JSON, else None. A float is read as printed."""
    # A bool is an int to Python; true is no number in JSON.
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        # A float goes through its printed form: Decimal(0.1) itself has 55 digits.
        number = Decimal(value if isinstance(value, int | Decimal) else str(value))
    except (InvalidOperation, ValueError):
        return None
    # In this order: the exponent of an infinity or NaN is a letter, which int() refuses.
    return number if number.is_finite() and int(number.as_tuple().exponent) >= -6 else None


def is_text(value: object, most: int = 200) -> bool:
    """Whether `value` is a text of at most `most` characters that PostgreSQL can keep."""
    # PostgreSQL keeps no NUL in a text, and a lone surrogate has no UTF-8.
    return isinstance(value, str) and len(value) <= most and _is_storable(value) is not None
