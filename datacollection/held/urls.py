from django.urls import path

from datacollection.held import views

urlpatterns = [
    path("held/", views.held, name="held"),
    path("held/<uuid:pk>/", views.held_resolve, name="held-resolve"),
]
