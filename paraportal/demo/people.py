"""Who works at Kettle Ridge. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from core.dated import since
from paraportal.demo.calendar import DemoCalendar
from staff.models import Licence, LicenceKind, Post, Role, School, User

DOMAIN = "kettleridge.example"
HIRED = timedelta(days=900)
T, G, A = LicenceKind.SPECIAL_EDUCATION_TEACHER, LicenceKind.GENERAL_TEACHER, LicenceKind.AIDE
RELATED = LicenceKind.RELATED_SERVICE


class Valid(NamedTuple):
    """Licence dates. `ended`: school days ago on which it was over; None: five years, or `is_open`."""

    ended: int | None = None
    is_open: bool = False


USUAL = Valid()


@dataclass(frozen=True)
class Person:
    """`since`: school days ago on which they began here; None: long ago."""

    key: str
    name: str
    role: Role
    at: str
    licence: LicenceKind
    valid: Valid = USUAL
    since: int | None = None
    say_it: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@{DOMAIN}"


TEACHERS = (
    Person("ingrid", "Ingrid Halvorsen", Role.TEACHER, "birch", T),
    Person("marcus", "Marcus Bell", Role.TEACHER, "birch", T),
    Person("soua", "Soua Vang", Role.TEACHER, "birch", T, Valid(is_open=True), say_it="SHOO-ah Vahng"),
    Person("renee", "Renee Tauscher", Role.TEACHER, "marsh", T),
    Person("tom", "Tom Abendroth", Role.TEACHER, "marsh", T),
    Person("colleen", "Colleen Fahey", Role.TEACHER, "marsh", T, Valid(ended=15)),
)
PARAS = (
    Person("dee", "Dee Kaczmarek", Role.PARA, "birch", A, say_it="kotch-MAR-ek"),
    Person("luz", "Luz Herrera", Role.PARA, "birch", A),
    Person("jamal", "Jamal Greer", Role.PARA, "birch", A),
    Person("beth", "Beth Ostrander", Role.PARA, "birch", A),
    Person("kayla", "Kayla Brandt", Role.PARA, "birch", A, since=7),
    Person("mai", "Mai Lor", Role.PARA, "birch", A),
    Person("rosa", "Rosa Delgado", Role.PARA, "marsh", A),
    Person("erik", "Erik Sandvik", Role.PARA, "marsh", A),
    Person("tanya", "Tanya Moua", Role.PARA, "marsh", G),
    Person("greg", "Greg Paulsen", Role.PARA, "marsh", A),
    Person("nina", "Nina Kostecki", Role.PARA, "marsh", A),
    Person("hal", "Hal Brooks", Role.PARA, "marsh", A),
)
PROVIDERS = (
    Person("joanna", "Joanna Reyes", Role.PROVIDER, "marsh", LicenceKind.INTERPRETER),
    Person("priya", "Priya Nair", Role.PROVIDER, "district", RELATED),
    Person("sam", "Sam Okafor", Role.PROVIDER, "district", RELATED),
    Person("hannah", "Hannah Weiss", Role.PROVIDER, "district", RELATED),
    Person("denise", "Denise Thao", Role.PROVIDER, "district", RELATED),
    Person("will", "Will Brandenburg", Role.PROVIDER, "district", RELATED),
)
CLASSROOM = (
    Person("anne", "Anne Schroeder", Role.GENED, "birch", G),
    Person("victor", "Victor Palmer", Role.GENED, "birch", G),
    Person("grace", "Grace Lindholm", Role.GENED, "marsh", G),
)
ADMINISTRATORS = (
    Person("carla", "Carla Jorgensen", Role.ADMINISTRATOR, "district", LicenceKind.DIRECTOR),
    Person("paul", "Paul Nygaard", Role.ADMINISTRATOR, "birch", LicenceKind.DIRECTOR),
)
EVERYBODY = (*ADMINISTRATORS, *TEACHERS, *PARAS, *PROVIDERS, *CLASSROOM)


def make_people(schools: dict[str, School], calendar: DemoCalendar, password: str) -> dict[str, User]:
    """Everybody with post and licence; one password for all, hashed once."""
    hashed = make_password(password)
    return {person.key: _make(person, schools[person.at], calendar, hashed) for person in EVERYBODY}


def _make(person: Person, school: School, calendar: DemoCalendar, hashed: str) -> User:
    user = User(
        email=person.email,
        legal_name=person.name,
        sort_as=", ".join(reversed(person.name.rsplit(" ", 1))),
        say_it=person.say_it,
        password=hashed,
    )
    user.save(force_insert=True)
    first = calendar.today - HIRED if person.since is None else calendar.D(person.since)
    Post.objects.create(user=user, school=school, role=person.role, during=since(first))
    Licence.objects.create(user=user, kind=person.licence, valid=_valid(person, calendar))
    return user


def _valid(person: Person, calendar: DemoCalendar) -> DateRange:
    """July 1 to June 30, as the state gives them; the upper day is the first without."""
    begins = date(calendar.year - 3, 7, 1)
    if person.valid.is_open:
        return since(begins)
    ended = person.valid.ended
    return since(begins, date(calendar.year + 2, 7, 1) if ended is None else calendar.D(ended))
