from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    verbose_name = "Staff"

    def ready(self) -> None:
        from staff.administration import entries
        from staff.policies import keys

        entries.register_own()
        keys.register_own()
