from django.urls import path

from schedule.trips import views

urlpatterns = [
    path("trips/", views.trip_list, name="trips"),
    path("trips/add/", views.trip_add, name="trip-add"),
    path("trips/<uuid:pk>/", views.trip_page, name="trip"),
    path("trips/<uuid:pk>/call-off/", views.trip_call_off, name="trip-call-off"),
]
