from django.apps import AppConfig


class StudentsConfig(AppConfig):
    name = "students"
    verbose_name = "Students"

    def ready(self) -> None:
        from staff import day_hooks
        from students import panels, stops
        from students.day.hours import retime
        from students.roster import jobs as roster_jobs
        from students.roster import pages as roster_pages

        panels.register_all()
        stops.register_all()
        day_hooks.after_days(retime)
        roster_jobs.register_all()
        roster_pages.register_all()
