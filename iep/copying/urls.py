from django.urls import path

from iep.copying import views

urlpatterns = [
    path("students/<uuid:pk>/goals/bank/", views.goal_bank, name="goal-bank"),
    path("students/<uuid:pk>/plan/copy/", views.copy, name="copy"),
]
