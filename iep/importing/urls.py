from django.urls import path

from iep.importing import views

urlpatterns = [
    path("students/<uuid:pk>/plan/import/", views.add, name="import"),
]
