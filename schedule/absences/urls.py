from django.urls import path

from schedule.absences import views

urlpatterns = [
    path("students/<uuid:pk>/away/", views.student_away, name="student-away"),
    path("student-absences/<uuid:pk>/end/", views.student_away_end, name="student-away-end"),
]
