from django.urls import path

from staff.extended_year import views

urlpatterns = [
    path("schools/<uuid:pk>/extended-year/", views.extended_years, name="extended-years"),
    path("extended-year/<uuid:pk>/", views.extended_year, name="extended-year"),
]
