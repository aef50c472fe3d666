from django.urls import path

from iep.publishing import views

urlpatterns = [
    path("students/<uuid:pk>/plan/publish/", views.publish, name="publish"),
    path("drafts/<uuid:pk>/discard/", views.draft_discard, name="draft-discard"),
]
