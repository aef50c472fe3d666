from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    verbose_name = "Staff"

    def ready(self) -> None:
        from django.core.signals import request_started

        from staff import administration, glossary, policy_keys

        administration.register_own()
        policy_keys.register_own()
        request_started.connect(glossary.begin_page)
