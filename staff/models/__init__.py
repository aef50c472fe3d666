from staff.models.calendar import BellSchedule, CalendarChange, CalendarDay, DayKind, Period, Rhythm
from staff.models.extended_year import ExtendedYear
from staff.models.job import Job, JobState
from staff.models.licence import Licence, LicenceKind
from staff.models.policy import Policy
from staff.models.post import Post, Role
from staff.models.school import School
from staff.models.user import User

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
