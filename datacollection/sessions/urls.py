from django.urls import path

from datacollection.sessions import views

urlpatterns = [
    path("sessions/<uuid:pk>/", views.session, name="session"),
]
