from django.apps import AppConfig


class StudentsConfig(AppConfig):
    name = "students"
    verbose_name = "Students"

    def ready(self) -> None:
        from students import frames
        from students.about import panels as about
        from students.care import panels as care
        from students.family import panels as family
        from students.roster import jobs as roster_jobs
        from students.roster import pages as roster_pages
        from students.safety import panels as safety
        from students.team import licence_effects, own_licences, whom_to_ask
        from students.team import panels as team

        for feature in (safety, about, care, family, team, whom_to_ask, own_licences):
            for panel in feature.PANELS:
                frames.register(panel)
        licence_effects.register_all()
        roster_jobs.register_all()
        roster_pages.register_all()
