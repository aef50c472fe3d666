from django.urls import path

from students.roster import views

urlpatterns = [
    path("roster/", views.roster, name="roster"),
    path("roster/<uuid:pk>/", views.roster_import, name="roster-import"),
    path("roster/<uuid:pk>/drop/", views.roster_drop, name="roster-drop"),
]
