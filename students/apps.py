from django.apps import AppConfig


class StudentsConfig(AppConfig):
    name = "students"
    verbose_name = "Students"

    def ready(self) -> None:
        from staff.administration.pages import ADMINISTRATION_PAGES
        from staff.jobs.kinds import JOB_KINDS
        from staff.licences.licence_effects import LICENCE_EFFECTS
        from students.about import panels as about
        from students.care import panels as care
        from students.care.actions import SignOffEnding
        from students.family import panels as family
        from students.frames import ALL_PANELS
        from students.grounds.dated_grounds import GROUNDS, GROUNDS_OF_TEAMS
        from students.grounds.queries import GROUNDS_BY_QUERY
        from students.moves.endings import ENDINGS
        from students.moves.views import LEFT_PAGE
        from students.queue.queue_item import QUEUE
        from students.roster.jobs import ROSTER_JOBS
        from students.roster.views import ROSTERS_PAGE
        from students.safety import panels as safety
        from students.team import own_licences, whom_to_ask
        from students.team import panels as team
        from students.team.endings import ENDINGS_OF_TEAM
        from students.team.licence_effects import EFFECTS

        for ground in (*GROUNDS_OF_TEAMS, *GROUNDS_BY_QUERY):
            GROUNDS.register(ground)
        for feature in (safety, about, care, family, team, whom_to_ask, own_licences):
            for panel in feature.PANELS:
                ALL_PANELS.register(panel)
        for ending in (*ENDINGS_OF_TEAM, SignOffEnding()):
            ENDINGS.register(ending)
        for effect in EFFECTS:
            LICENCE_EFFECTS.register(effect)
        for job in ROSTER_JOBS:
            JOB_KINDS.register(job)
        for page in (ROSTERS_PAGE, LEFT_PAGE):
            ADMINISTRATION_PAGES.register(page)
        QUEUE.register(safety.FLAG_TO_ANSWER)
