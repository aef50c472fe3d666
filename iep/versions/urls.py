from django.urls import path

from iep.versions import views

urlpatterns = [
    path("students/<uuid:pk>/plan/history/", views.history, name="history"),
    path("versions/<uuid:pk>/compare/", views.compare, name="compare"),
]
