from django.urls import path

from schedule.blocks import views

urlpatterns = [
    path("students/<uuid:pk>/day/", views.week, name="day"),
    path("blocks/<uuid:pk>/end/", views.block_end, name="block-end"),
]
