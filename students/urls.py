"""Students, and what is known of them."""

from django.urls import include, path

app_name = "students"
urlpatterns = [
    path("", include("students.profile.urls")),
    path("", include("students.card.urls")),
    path("", include("students.about.urls")),
    path("", include("students.safety.urls")),
    path("", include("students.family.urls")),
    path("", include("students.care.urls")),
    path("", include("students.moves.urls")),
    path("", include("students.team.urls")),
    path("", include("students.roster.urls")),
]
