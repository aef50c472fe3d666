from django.urls import path

from students.safety import flag_views, views

urlpatterns = [
    path("students/<uuid:pk>/safety/", views.safety_edit, name="safety-edit"),
    path("students/<uuid:pk>/safety/flags/", flag_views.safety_flags, name="safety-flags"),
    path("safety-flags/<uuid:pk>/answer/", flag_views.safety_flag_answer, name="safety-flag-answer"),
]
