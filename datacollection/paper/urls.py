from django.urls import path

from datacollection.paper import views

urlpatterns = [
    path("targets/<uuid:pk>/paper/", views.paper_sheet, name="paper"),
]
