from django.urls import path

from iep.extended_year import views

urlpatterns = [
    path("students/<uuid:pk>/extended-year/", views.extended_year, name="extended-year"),
]
