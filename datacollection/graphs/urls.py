from django.urls import path

from datacollection.graphs import views

urlpatterns = [
    path("targets/<uuid:pk>/", views.target, name="target"),
]
