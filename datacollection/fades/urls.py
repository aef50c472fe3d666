from django.urls import path

from datacollection.fades import views

urlpatterns = [
    path("targets/<uuid:pk>/fade/", views.fade, name="fade"),
]
