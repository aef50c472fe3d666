from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from students import hooks
        from supervision import panels, review
        from supervision import sync as sync
        from supervision.reports import making

        panels.register_panels()
        hooks.after_look(review.remember)
        making.register()
