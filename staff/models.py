"""The tables of this room, gathered from its features."""

from staff.calendar.models import BellSchedule, CalendarChange, CalendarDay, DayKind, Period, Rhythm
from staff.extended_year.models import ExtendedYear
from staff.jobs.models import Job, JobState
from staff.licences.models import Licence, LicenceKind
from staff.people.models import User
from staff.policies.models import Policy
from staff.posts.models import Post, Role
from staff.schools.models import School

__all__ = [
    "BellSchedule",
    "CalendarChange",
    "CalendarDay",
    "DayKind",
    "ExtendedYear",
    "Job",
    "JobState",
    "Licence",
    "LicenceKind",
    "Period",
    "Policy",
    "Post",
    "Rhythm",
    "Role",
    "School",
    "User",
]
