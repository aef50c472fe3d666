from django.apps import AppConfig


class DataCollectionConfig(AppConfig):
    name = "datacollection"
    verbose_name = "Data collection"
