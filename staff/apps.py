from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    verbose_name = "Staff"

    def ready(self) -> None:
        from staff.administration.pages import ADMINISTRATION_PAGES, PAGES_OF_STAFF
        from staff.policies import keys

        for page in PAGES_OF_STAFF:
            ADMINISTRATION_PAGES.register(page)
        keys.register_own()
