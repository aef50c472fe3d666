from django.urls import path

from students.about import views

urlpatterns = [
    path("students/<uuid:pk>/about/", views.about_edit, name="about-edit"),
]
