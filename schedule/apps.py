from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "schedule"
    verbose_name = "Schedule"

    def ready(self) -> None:
        from schedule.day import panels, panels_now
        from schedule.day.hours import retime
        from schedule.endings import ENDINGS_OF_SCHEDULE
        from schedule.grounds import GROUNDS_OF_A_DAY
        from schedule.trips import panels as trip_panels
        from staff.calendar.actions import after_days
        from students.frames import ALL_PANELS
        from students.grounds.dated_grounds import GROUNDS
        from students.moves.endings import ENDINGS

        for ground in GROUNDS_OF_A_DAY:
            GROUNDS.register(ground)
        for panel in (*panels.PANELS, *panels_now.PANELS, *trip_panels.PANELS):
            ALL_PANELS.register(panel)
        for ending in ENDINGS_OF_SCHEDULE:
            ENDINGS.register(ending)
        after_days.connect(retime)
