from django.urls import path

from schedule.duties import views

urlpatterns = [
    path("day/duty/add/", views.duty_add, name="duty-add"),
    path("duties/<uuid:pk>/end/", views.duty_end, name="duty-end"),
]
