from django.urls import path

from students.profile import views

urlpatterns = [
    path("students/", views.students, name="list"),
    path("students/<uuid:pk>/", views.student, name="student"),
]
