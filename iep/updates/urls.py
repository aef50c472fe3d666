from django.urls import path

from iep.updates import question_views, views

urlpatterns = [
    path("students/<uuid:pk>/updates/", views.updates, name="updates"),
    path("updates/<uuid:pk>/ask/", question_views.ask, name="ask"),
    path("questions/<uuid:pk>/answer/", question_views.answer, name="answer"),
]
