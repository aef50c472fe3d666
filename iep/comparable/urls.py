from django.urls import path

from iep.comparable import views

urlpatterns = [
    path("students/<uuid:pk>/plan/comparable/", views.mark, name="comparable"),
    path("comparable/<uuid:pk>/adopt/", views.adopt, name="adopt"),
]
