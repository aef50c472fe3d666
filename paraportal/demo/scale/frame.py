"""Schools and people of the invented Great Prairie district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from core.dated import since
from core.names import fold
from paraportal.demo.bells import BELLS
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.place import make_policies, make_school_year
from staff.models import Licence, LicenceKind, Period, Post, Role, School, User

DOMAIN = "greatprairie.example"
STUDENTS_A_SCHOOL, CASELOAD = 400, 12
HIRED = timedelta(days=2500)
LICENCES = {
    Role.ADMINISTRATOR: LicenceKind.DIRECTOR,
    Role.TEACHER: LicenceKind.SPECIAL_EDUCATION_TEACHER,
    Role.PARA: LicenceKind.AIDE,
}
FIRST = [
    "Ada", "Amir", "Anton", "Asha", "Bao", "Bea", "Carlos", "Chidi", "Clara", "Dario", "Dawit",
    "Edith", "Elena", "Emeka", "Fatima", "Finn", "Goran", "Hana", "Ida", "Ines", "Jalen", "Joan",
    "Kai", "Kofi", "Lena", "Lionel", "Mai", "Marta", "Nadia", "Nils", "Omar", "Oona", "Pavel",
    "Priya", "Quinn", "Rosa", "Ruth", "Sana", "Tariq", "Una", "Vera", "Wanda", "Xiong", "Yara",
    "Zora",
]  # fmt: skip
LAST = [
    "Abbott", "Acosta", "Amundsen", "Baptiste", "Becker", "Bello", "Castro", "Chen", "Cho", "Dahl",
    "Diaz", "Dube", "Eriksen", "Farah", "Flores", "Gallo", "Haas", "Hassan", "Ito", "Jansen",
    "Kaur", "Kim", "Lange", "Lopez", "Mbeki", "Moreno", "Moua", "Nowak", "Okoye", "Olsen", "Park",
    "Petrov", "Quist", "Rao", "Reyes", "Sato", "Silva", "Thao", "Ueda", "Vang", "Weber", "Xu",
    "Yang", "Zapata",
]  # fmt: skip


@dataclass
class SchoolFrame:
    """A school with `size` students to come; `periods`: the regular ones by name."""

    school: School
    size: int
    periods: dict[str, Period]
    teachers: list[User] = field(default_factory=list)
    paras: list[User] = field(default_factory=list)


def make_schools(students: int, calendar: DemoCalendar) -> tuple[School, list[SchoolFrame]]:
    """The district, and as many schools as its students fill."""
    district = School.objects.create(name="Great Prairie School District")
    make_policies(district, calendar)
    count = -(-students // STUDENTS_A_SCHOOL)
    frames = []
    for n in range(count):
        school = School.objects.create(name=f"Great Prairie School {n + 1}", parent=district)
        size = students // count + (n < students % count)
        frames.append(SchoolFrame(school, size, make_school_year(school, BELLS["birch"], calendar)))
    return district, frames


def staff_schools(
    district: School, frames: list[SchoolFrame], paras: int, rng: Random, password: str, today: date
) -> User:
    """A principal for each school, a teacher for each caseload, `paras` paras; returns the director."""
    hiring = Hiring(rng, password, today)
    director = hiring.hire("director", Role.ADMINISTRATOR, district)
    total, placed, seen = sum(frame.size for frame in frames), 0, 0
    for n, frame in enumerate(frames, start=1):
        seen += frame.size
        hiring.hire(f"principal{n}", Role.ADMINISTRATOR, frame.school)
        for _caseload in range(-(-frame.size // CASELOAD)):
            frame.teachers.append(
                hiring.hire(f"teacher{hiring.next(Role.TEACHER)}", Role.TEACHER, frame.school)
            )
        until = max(placed + 1, paras * seen // total)
        for _para in range(until - placed):
            frame.paras.append(hiring.hire(f"para{hiring.next(Role.PARA)}", Role.PARA, frame.school))
        placed = until
    hiring.write()
    return director


class Hiring:
    """Gathers people, and writes them all at once."""

    def __init__(self, rng: Random, password: str, today: date) -> None:
        self._names, self._password, self._first = names(rng), password, today - HIRED
        self._people: list[tuple[User, Role, School]] = []
        self._counts: dict[Role, int] = {}

    def next(self, role: Role) -> int:
        self._counts[role] = self._counts.get(role, 0) + 1
        return self._counts[role]

    def hire(self, key: str, role: Role, school: School) -> User:
        name = next(self._names)
        user = User(
            email=f"{key}@{DOMAIN}", legal_name=name, sort_key=sort_key(name), password=self._password
        )
        self._people.append((user, role, school))
        return user

    def write(self) -> None:
        User.objects.bulk_create((user for user, _role, _school in self._people), batch_size=1000)
        during = since(self._first)
        Post.objects.bulk_create(
            (Post(user=user, school=school, role=role, during=during) for user, role, school in self._people),
            batch_size=1000,
        )
        Licence.objects.bulk_create(
            (Licence(user=user, kind=LICENCES[role], valid=during) for user, role, _school in self._people),
            batch_size=1000,
        )


def names(rng: Random) -> Iterator[str]:
    """Invented names without end. Two people may have the same one, as in any district."""
    while True:
        yield f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def sort_key(name: str) -> str:
    first, last = name.split(" ", 1)
    return fold(f"{last}, {first}")


def accounts(password: str) -> str:
    """Who signs in as what; one password for all."""
    lines = [
        f"Password for everybody: {password}",
        "",
        f"director@{DOMAIN}    the whole district",
        f"principal1@{DOMAIN}  the first school, and so on",
        f"teacher1@{DOMAIN}    a case manager of twelve, and so on",
        f"para1@{DOMAIN}       a para, and so on",
    ]
    return "\n".join([*lines, ""])
