"""The school day: what a date is for a school, and who is where when on it.

Rules (A7): blocks and duties repeat by the day of the week or of the rotation. Their minutes are those of
the regular bells. On other bells the period of the same name gives the times; a period that those bells
lack does not take place, and the day says so. What belongs to no period keeps its minutes.

On a day of the extended school year (N3) there is no school but for students whose plan goes on then; only
what repeats in the extended school year takes place, by its bells.
"""

from schedule.day.calendar import Calendar, SchoolDay, calendar_day
from schedule.day.duties import Gap, ParaDay, StaffDay, duties_on
from schedule.day.load import StudentDay, attending, blocks_on, days_of, with_school
from schedule.day.places import DayBlock, DutyToday, NotToday, Slot
from schedule.day.today import TODAY_GROUNDS, students_today

__all__ = [
    "TODAY_GROUNDS", "Calendar", "DayBlock", "DutyToday", "Gap", "NotToday", "ParaDay", "SchoolDay", "Slot",
    "StaffDay", "StudentDay", "attending", "blocks_on", "calendar_day", "days_of", "duties_on",
    "students_today", "with_school",
]  # fmt: skip
