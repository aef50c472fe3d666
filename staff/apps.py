from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    verbose_name = "Staff"

    def ready(self) -> None:
        from staff import administration, policy_keys

        administration.register_own()
        policy_keys.register_own()
