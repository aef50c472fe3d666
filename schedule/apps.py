from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "schedule"
    verbose_name = "Schedule"

    def ready(self) -> None:
        from schedule.day import panels, panels_now
        from schedule.day.hours import retime
        from schedule.grounds import register_grounds
        from schedule.trips import panels as trip_panels
        from staff.calendar import day_hooks
        from students import frames

        for feature in (panels, panels_now, trip_panels):
            for panel in feature.PANELS:
                frames.register(panel)
        day_hooks.after_days(retime)
        register_grounds()
