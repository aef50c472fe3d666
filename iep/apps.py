from django.apps import AppConfig
from django.utils.translation import gettext, ngettext


class IepConfig(AppConfig):
    name = "iep"
    verbose_name = "IEP"

    def ready(self) -> None:
        from iep.comparable.queries import register_comparable_panels
        from iep.extended_year.queries import goes_on
        from iep.measures.words import speak
        from iep.plans.panels import register_panels
        from iep.publishing.licence_effects import register_stops
        from iep.supports.panels import register_card_panels
        from iep.updates.actions import tell_newcomer, tell_of_about, tell_of_safety
        from iep.updates.question_panels import register_question_panels
        from schedule.day import extended
        from students import hooks

        speak(gettext, ngettext)  # the measures know no Django
        register_panels()
        register_card_panels()
        register_question_panels()
        register_comparable_panels()
        register_stops()
        hooks.after_assign(tell_newcomer)
        extended.goes_on(goes_on)
        hooks.after_safety(tell_of_safety)
        hooks.after_about(tell_of_about)
