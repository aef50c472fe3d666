from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from students import hooks
        from supervision.contacts import contact_confirmed, panels  # noqa: F401 - the first registers itself
        from supervision.data_views import remember as review
        from supervision.reports import licence_effects as stops
        from supervision.reports import making

        panels.register_panels()
        stops.register_all()
        hooks.after_look(review.remember)
        making.register()
