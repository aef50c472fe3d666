from django.apps import AppConfig


class DataCollectionConfig(AppConfig):
    name = "datacollection"
    verbose_name = "Data collection"

    def ready(self) -> None:
        from datacollection import panels

        panels.register()
