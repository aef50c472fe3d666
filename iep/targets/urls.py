from django.urls import path

from iep.targets import views

urlpatterns = [
    path("goals/<uuid:pk>/targets/new/", views.target_new, name="target-new"),
    path("targets/<uuid:pk>/close/", views.target_close, name="target-close"),
    path("targets/<uuid:pk>/phases/new/", views.phase_new, name="phase-new"),
]
