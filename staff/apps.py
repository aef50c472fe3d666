from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "staff"
    verbose_name = "Staff"

    def ready(self) -> None:
        from staff.administration.pages import ADMINISTRATION_PAGES, PAGES_OF_STAFF
        from staff.licences.licence_policies import LICENCE_POLICIES
        from staff.policies.keys import POLICY_KEYS

        for page in PAGES_OF_STAFF:
            ADMINISTRATION_PAGES.register(page)
        for policy in LICENCE_POLICIES:
            POLICY_KEYS.register(policy)
