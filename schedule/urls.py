"""Who is where when: the day as planned, and as it comes."""

from django.urls import include, path

app_name = "schedule"
urlpatterns = [
    path("", include("schedule.assigning.urls")),
    path("", include("schedule.blocks.urls")),
    path("", include("schedule.absences.urls")),
    path("", include("schedule.staffing.urls")),
    path("", include("schedule.duties.urls")),
    path("", include("schedule.covers.urls")),
    path("", include("schedule.passes.urls")),
    path("", include("schedule.trips.urls")),
]
