from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from students import hooks
        from supervision import panels, review, stops
        from supervision import sync as sync
        from supervision.reports import making

        panels.register_panels()
        stops.register_all()
        hooks.after_look(review.remember)
        making.register()
