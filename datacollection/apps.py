from django.apps import AppConfig


class DataCollectionConfig(AppConfig):
    name = "datacollection"
    verbose_name = "Data collection"

    def ready(self) -> None:
        from datacollection.breaks.queries import EVIDENCE
        from datacollection.caseload.panels import CASELOAD
        from datacollection.graphs.panels import GRAPHS, INDEPENDENCE
        from datacollection.held.queries import HELD_TO_DECIDE
        from datacollection.sessions.session_kinds import SESSION_KINDS
        from datacollection.sessions.trial_kind import TrialKind
        from datacollection.sync.record_kinds import RECORD_KINDS
        from datacollection.sync.undo import Undo
        from datacollection.today.card import CARD
        from datacollection.today.panels import RECORD
        from datacollection.today.recordables import RECORDABLE_SOURCES
        from datacollection.today.targets import TARGETS
        from datacollection.today.update_acknowledged import UpdateAcknowledged
        from datacollection.today.viewed import Viewed
        from students.frames import ALL_PANELS
        from students.queue.queue_item import QUEUE

        for kind in (*SESSION_KINDS, TrialKind(), Undo(), Viewed(), UpdateAcknowledged()):
            RECORD_KINDS.register(kind)
        RECORDABLE_SOURCES.register(TARGETS)
        for panel in (CARD, CASELOAD, INDEPENDENCE, GRAPHS, RECORD, EVIDENCE):
            ALL_PANELS.register(panel)
        QUEUE.register(HELD_TO_DECIDE)
