"""What the steps of seeding share: the place, the people, and the clock of the past."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from core.ids import uuid7
from iep.models import Target, TargetVersion
from paraportal.demo.bells import at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.place import DemoPlace
from paraportal.demo.spec import START, Block
from schedule.models import StudentBlock
from staff.calendar.school_time import moment
from staff.models import User
from students.models import Student

AFTERNOON = at("15:40")


@dataclass
class DemoStage:
    """`students` and `targets` by their keys, as they come to be."""

    place: DemoPlace
    people: dict[str, User]
    students: dict[str, Student] = field(default_factory=dict)
    school_of: dict[str, str] = field(default_factory=dict)  # of a student
    came: dict[str, date] = field(default_factory=dict)  # the day of a student's plan
    blocks: dict[tuple[str, Block], list[StudentBlock]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, Target] = field(default_factory=dict)
    devices: dict[str, UUID] = field(default_factory=dict)
    _versions: dict[UUID, list[TargetVersion]] = field(default_factory=dict)

    def device(self, person: str) -> UUID:
        """The id that this person's browser profile made for itself."""
        return self.devices.setdefault(person, uuid7(int(self.on(START).timestamp() * 1000)))

    def school_of_target(self, target: str) -> str:
        """The key of the school where the student of this target (`student.target`) is."""
        return self.school_of[target.partition(".")[0]]

    def version_of(self, target: Target, at: datetime) -> TargetVersion:
        """What was in force at `at`. To be asked when all is published: what it finds, it keeps."""
        if target.pk not in self._versions:
            self._versions[target.pk] = list(target.versions.published())
        return next(version for version in self._versions[target.pk] if at in version.in_force)

    @property
    def calendar(self) -> DemoCalendar:
        return self.place.calendar

    def moment(self, day: date, minute: int = AFTERNOON) -> datetime:
        return moment(self.place.schools["district"].zone, day, minute)

    def on(self, n: int, minute: int = AFTERNOON) -> datetime:
        """The moment `n` school days ago."""
        return self.moment(self.calendar.D(n), minute)
