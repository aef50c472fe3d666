from django.urls import path

from students.family import views

urlpatterns = [
    path("students/<uuid:pk>/family/", views.family, name="family"),
    path("students/<uuid:pk>/family/add/", views.adult_add, name="adult-add"),
    path("students/<uuid:pk>/family/hopes/", views.family_hopes, name="family-hopes"),
    path("family/<uuid:pk>/change/", views.adult_change, name="adult-change"),
    path("family/<uuid:pk>/end/", views.adult_end, name="adult-end"),
]
