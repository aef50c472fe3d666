from django.urls import path

from iep.drafts import part_views

urlpatterns = [
    path("students/<uuid:pk>/plan/edit/", part_views.plan_edit, name="plan-edit"),
    path("students/<uuid:pk>/goals/new/", part_views.goal_new, name="goal-new"),
    path("students/<uuid:pk>/services/new/", part_views.service_new, name="service-new"),
    path("services/<uuid:pk>/edit/", part_views.service_edit, name="service-edit"),
    path("goals/<uuid:pk>/edit/", part_views.goal_edit, name="goal-edit"),
    path("students/<uuid:pk>/supports/new/", part_views.support_new, name="support-new"),
    path("supports/<uuid:pk>/edit/", part_views.support_edit, name="support-edit"),
]
