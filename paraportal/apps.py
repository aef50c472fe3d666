from django.apps import AppConfig


class ParaPortalConfig(AppConfig):
    name = "paraportal"
    verbose_name = "ParaPortal"

    def ready(self) -> None:
        from paraportal import celery  # noqa: F401 - shared tasks find their app, and so their broker
