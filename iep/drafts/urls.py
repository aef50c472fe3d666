from django.urls import path

from iep.drafts import part_views
from iep.parts import PLAN_PARTS

urlpatterns = [
    path("students/<uuid:pk>/plan/edit/", part_views.plan_edit, name="plan-edit"),
    *(
        path(
            f"students/<uuid:pk>/{part.key}s/new/",
            part_views.part_new,
            {"key": part.key},
            name=f"{part.key}-new",
        )
        for part in PLAN_PARTS
        if part.section
    ),
    *(
        path(f"{part.key}s/<uuid:pk>/edit/", part_views.part_edit, {"key": part.key}, name=f"{part.key}-edit")
        for part in PLAN_PARTS
        if part.page
    ),
]
