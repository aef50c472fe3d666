from django.urls import path

from schedule.covers import views

urlpatterns = [
    path("teachers/<uuid:pk>/stand-in/", views.stand_in_page, name="stand-in"),
    path("stand-ins/<uuid:pk>/end/", views.stand_in_end, name="stand-in-end"),
]
