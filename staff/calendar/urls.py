from django.urls import path

from staff.calendar import views

urlpatterns = [
    path("calendar/", views.first, name="calendar-first"),
    path("schools/<uuid:pk>/calendar/", views.calendar, name="calendar"),
]
