from django.urls import path

from schedule.assigning import handing_over_views, views

urlpatterns = [
    path("students/<uuid:pk>/assign/", views.assign, name="assign"),
    path("assignments/<uuid:pk>/hand-over/", handing_over_views.hand_over_page, name="hand-over"),
    path("assignments/<uuid:pk>/end/", views.assignment_end, name="assignment-end"),
]
