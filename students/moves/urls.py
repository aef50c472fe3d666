from django.urls import path

from students.moves import views

urlpatterns = [
    path("students/<uuid:pk>/move/", views.move, name="move"),
    path("students/<uuid:pk>/leave/", views.leave, name="leave"),
    path("transfers/<uuid:pk>/take-back/", views.take_back_transfer_page, name="transfer-take-back"),
    path("students/add/", views.arrive, name="arrive"),
    path("students/left/", views.left, name="left"),
    path("students/<uuid:pk>/enroll/", views.come_back, name="come-back"),
]
