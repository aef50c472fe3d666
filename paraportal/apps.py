from django.apps import AppConfig


class ParaPortalConfig(AppConfig):
    name = "paraportal"
    verbose_name = "ParaPortal"
