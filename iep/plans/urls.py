from django.urls import path

from iep.plans import views

urlpatterns = [
    path("students/<uuid:pk>/plan/", views.plan, name="plan"),
]
