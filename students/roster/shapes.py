"""What stands in which file and column: OneRoster CSV binding 1.1 and 1.2 (1EdTech), as far as it is read.

Columns that are not named here are not read: telephone numbers, passwords, relations to guardians.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    TEXT = "text"
    ID = "id"
    IDS = "ids"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    EMAIL = "email"


@dataclass(frozen=True)
class Column:
    """`words`: the only values that it may hold; 1.2 allows more that begin with “ext:”.

    `is_private`: what stands in it is never repeated in a message.
    """

    name: str
    kind: ValueKind = ValueKind.TEXT
    is_required: bool = False
    words: frozenset[str] = frozenset()
    is_private: bool = False


@dataclass(frozen=True)
class FileShape:
    """One file. `key`: its name without `.csv`, as the manifest says it."""

    key: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        return f"{self.key}.csv"

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


def _must(name: str, kind: ValueKind = ValueKind.TEXT, words: str = "") -> Column:
    return Column(name, kind, True, frozenset(words.split()))


def _may(name: str, kind: ValueKind = ValueKind.TEXT, words: str = "") -> Column:
    return Column(name, kind, False, frozenset(words.split()))


def _shape(key: str, *columns: Column) -> FileShape:
    return FileShape(
        key,
        (
            _must("sourcedId", ValueKind.ID),
            _may("status", words="active tobedeleted"),
            _may("dateLastModified", ValueKind.MOMENT),
            *columns,
        ),
    )


ROLES_1_1 = "administrator aide guardian parent proctor relative student teacher"
ROLES_1_2 = (
    "aide counselor districtAdministrator guardian parent principal proctor relative siteAdministrator "
    "student systemAdministrator teacher"
)
IN_A_CLASS = "administrator aide guardian parent proctor relative student teacher"
NAMES = (
    _must("givenName"),
    _must("familyName"),
    _may("middleName"),
    _may("email", ValueKind.EMAIL),
    _may("grades"),
)

ORGS = _shape(
    "orgs",
    _must("name"),
    _must("type", words="department school district local state national"),
    _may("parentSourcedId", ValueKind.ID),
)
SESSIONS = _shape(
    "academicSessions",
    _must("title"),
    _must("type", words="gradingPeriod semester schoolYear term"),
    _must("startDate", ValueKind.DATE),
    _must("endDate", ValueKind.DATE),
    _may("parentSourcedId", ValueKind.ID),
)
COURSES = _shape("courses", _must("title"), _must("orgSourcedId", ValueKind.ID))
CLASSES = _shape(
    "classes",
    _must("title"),
    _must("courseSourcedId", ValueKind.ID),
    _may("classType", words="homeroom scheduled"),
    _must("schoolSourcedId", ValueKind.ID),
    _must("termSourcedIds", ValueKind.IDS),
)
ENROLLMENTS = _shape(
    "enrollments",
    _must("classSourcedId", ValueKind.ID),
    _must("schoolSourcedId", ValueKind.ID),
    _must("userSourcedId", ValueKind.ID),
    _must("role", words=IN_A_CLASS),
    _may("beginDate", ValueKind.DATE),
    _may("endDate", ValueKind.DATE),
)
USERS_1_1 = _shape(
    "users",
    _must("enabledUser", ValueKind.FLAG),
    _must("orgSourcedIds", ValueKind.IDS),
    _must("role", words=ROLES_1_1),
    *NAMES,
)
USERS_1_2 = _shape(
    "users",
    _must("enabledUser", ValueKind.FLAG),
    *NAMES,
    _may("preferredGivenName"),
    _may("preferredFamilyName"),
    _may("pronouns"),
)
ROLES = _shape(
    "roles",
    _must("userSourcedId", ValueKind.ID),
    _must("roleType", words="primary secondary"),
    _must("role", words=ROLES_1_2),
    _may("beginDate", ValueKind.DATE),
    _may("endDate", ValueKind.DATE),
    _must("orgSourcedId", ValueKind.ID),
)


def _private(name: str, kind: ValueKind, words: str = "") -> Column:
    return Column(name, kind, False, frozenset(words.split()), is_private=True)


# Checked, so that a broken set is seen, and never stored.
DEMOGRAPHICS = _shape(
    "demographics",
    _private("birthDate", ValueKind.DATE),
    _private("sex", ValueKind.TEXT, "male female unspecified other"),
    *(
        _private(name, ValueKind.FLAG)
        for name in (
            "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander", "white", "demographicRaceTwoOrMoreRaces",
            "hispanicOrLatinoEthnicity",
        )
    ),
)  # fmt: skip

SHAPES: dict[str, tuple[FileShape, ...]] = {
    "1.1": (ORGS, SESSIONS, COURSES, CLASSES, USERS_1_1, ENROLLMENTS, DEMOGRAPHICS),
    "1.2": (ORGS, SESSIONS, COURSES, CLASSES, USERS_1_2, ROLES, ENROLLMENTS, DEMOGRAPHICS),
}
