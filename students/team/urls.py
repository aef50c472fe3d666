from django.urls import path

from students.team import views

urlpatterns = [
    path("students/<uuid:pk>/team/add/", views.team_join, name="team-join"),
    path("memberships/<uuid:pk>/end/", views.team_leave, name="team-leave"),
]
