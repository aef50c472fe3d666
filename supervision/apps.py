from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from datacollection.sync.record_kinds import RECORD_KINDS
        from datacollection.today.recorder_links import RECORDER_LINKS
        from staff.jobs.kinds import JOB_KINDS
        from staff.licences.licence_effects import LICENCE_EFFECTS
        from staff.policies.keys import POLICY_KEYS
        from students import hooks
        from students.frames import ALL_PANELS
        from supervision.contacts.contact_confirmed import ContactConfirmed
        from supervision.contacts.panels import PANELS, WATCHING_LINK
        from supervision.coverage.rules import CONTACT_POLICIES
        from supervision.data_views.remember import remember_data_view
        from supervision.reports.actions import SIGNING
        from supervision.reports.making import WEEKLY_REPORT
        from supervision.reports.report_section import WEEKLY_SECTIONS

        for panel in PANELS:
            ALL_PANELS.register(panel)
        for policy in CONTACT_POLICIES:
            POLICY_KEYS.register(policy)
        RECORD_KINDS.register(ContactConfirmed())
        RECORDER_LINKS.register(WATCHING_LINK)
        LICENCE_EFFECTS.register(SIGNING)
        JOB_KINDS.register(WEEKLY_REPORT)
        hooks.after_look.connect(remember_data_view)
        WEEKLY_SECTIONS.discover("supervision.reports.sections")
