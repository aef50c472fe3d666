from django.urls import path

from staff.administration import views

urlpatterns = [
    path("", views.administration, name="administration"),
]
