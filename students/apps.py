from django.apps import AppConfig


class StudentsConfig(AppConfig):
    name = "students"
    verbose_name = "Students"

    def ready(self) -> None:
        from students import panels, stops
        from students.roster import jobs as roster_jobs
        from students.roster import pages as roster_pages

        panels.register_all()
        stops.register_all()
        roster_jobs.register_all()
        roster_pages.register_all()
