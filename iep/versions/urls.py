from django.urls import path

from iep.versions import views

urlpatterns = [
    path("versions/<uuid:pk>/compare/", views.compare, name="compare"),
]
