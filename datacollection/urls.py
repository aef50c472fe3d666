"""The pages about what happened."""

from django.urls import path

from datacollection.views import fade, held, paper, session, target

app_name = "datacollection"

urlpatterns = [
    path("targets/<uuid:pk>/", target.target, name="target"),
    path("targets/<uuid:pk>/paper/", paper.paper_sheet, name="paper"),
    path("targets/<uuid:pk>/fade/", fade.fade, name="fade"),
    path("sessions/<uuid:pk>/", session.session, name="session"),
    path("held/", held.held, name="held"),
    path("held/<uuid:pk>/", held.held_resolve, name="held-resolve"),
]
