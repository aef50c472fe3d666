from django.apps import AppConfig
from django.utils.translation import gettext, ngettext


class IepConfig(AppConfig):
    name = "iep"
    verbose_name = "IEP"

    def ready(self) -> None:
        # Imported here and not at the top: Django loads this module before any model can be imported.
        from core.pure_gettext import speak
        from iep.comparable import queries as comparable
        from iep.extended_year.queries import goes_on_by_decision as goes_on_by_plan
        from iep.parts import register_plan_parts
        from iep.plans import panels as plans
        from iep.publishing.licence_effects import EFFECTS
        from iep.supports import panels as supports
        from iep.updates import question_panels as questions
        from iep.updates.actions import tell_newcomer, tell_of_about, tell_of_safety
        from schedule.day.load import goes_on
        from staff.licences.licence_effects import LICENCE_EFFECTS
        from students import hooks
        from students.frames import ALL_PANELS
        from students.queue.queue_item import QUEUE

        speak(gettext, ngettext)  # the measures know no Django
        register_plan_parts()
        for panel in (*plans.PANELS, *supports.PANELS, *questions.PANELS, *comparable.PANELS):
            ALL_PANELS.register(panel)
        for effect in EFFECTS:
            LICENCE_EFFECTS.register(effect)
        hooks.after_assign.connect(tell_newcomer)
        hooks.after_safety.connect(tell_of_safety)
        hooks.after_about.connect(tell_of_about)
        goes_on.connect(goes_on_by_plan)
        QUEUE.register(questions.QUESTION_TO_ANSWER)
