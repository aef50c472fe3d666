"""Administration: who works here, and the days and rules that they work by."""

from django.urls import include, path

app_name = "staff"
urlpatterns = [
    path("", include("staff.administration.urls")),
    path("", include("staff.people.urls")),
    path("", include("staff.posts.urls")),
    path("", include("staff.licences.urls")),
    path("", include("staff.calendar.urls")),
    path("", include("staff.extended_year.urls")),
    path("", include("staff.bells.urls")),
    path("", include("staff.policies.urls")),
]
