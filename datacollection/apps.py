from django.apps import AppConfig


class DataCollectionConfig(AppConfig):
    name = "datacollection"
    verbose_name = "Data collection"

    def ready(self) -> None:
        from datacollection.breaks.queries import EVIDENCE
        from datacollection.caseload.panels import CASELOAD
        from datacollection.graphs.panels import GRAPHS, INDEPENDENCE
        from datacollection.held.queries import HELD_TO_DECIDE
        from datacollection.today.card import CARD
        from datacollection.today.panels import RECORD
        from students.frames import ALL_PANELS
        from students.queue.queue_item import QUEUE

        for panel in (CARD, CASELOAD, INDEPENDENCE, GRAPHS, RECORD, EVIDENCE):
            ALL_PANELS.register(panel)
        QUEUE.register(HELD_TO_DECIDE)
