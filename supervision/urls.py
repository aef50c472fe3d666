"""Contacts with paras, the page of supervision, and the weekly reports."""

from django.urls import include, path

app_name = "supervision"
urlpatterns = [
    path("", include("supervision.coverage.urls")),
    path("", include("supervision.contacts.urls")),
    path("", include("supervision.data_views.urls")),
]
