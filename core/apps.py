from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from django.core.signals import request_started

        from core.glossary import terms

        request_started.connect(terms.begin_page)
