"""The pages about what happened."""

from django.urls import include, path

app_name = "datacollection"
urlpatterns = [
    path("", include("datacollection.graphs.urls")),
    path("", include("datacollection.paper.urls")),
    path("", include("datacollection.fades.urls")),
    path("", include("datacollection.sessions.urls")),
    path("", include("datacollection.held.urls")),
]
