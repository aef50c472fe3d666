from django.apps import AppConfig


class StudentsConfig(AppConfig):
    name = "students"
    verbose_name = "Students"

    def ready(self) -> None:
        from students import panels, stops

        panels.register_all()
        stops.register_all()
