"""A student's plan: reading, drafting, publishing, telling."""

from django.urls import include, path

app_name = "iep"
urlpatterns = [
    path("", include("iep.plans.urls")),
    path("", include("iep.drafts.urls")),
    path("", include("iep.publishing.urls")),
    path("", include("iep.updates.urls")),
    path("", include("iep.extended_year.urls")),
    path("", include("iep.copying.urls")),
    path("", include("iep.comparable.urls")),
    path("", include("iep.importing.urls")),
    path("", include("iep.targets.urls")),
    path("", include("iep.endings.urls")),
    path("", include("iep.versions.urls")),
]
