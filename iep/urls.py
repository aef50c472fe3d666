"""A student's plan: reading, drafting, publishing, telling."""

from django.urls import path

from iep.views import (
    comparable,
    compare,
    copying,
    ending,
    extended,
    importing,
    parts,
    plan,
    publish,
    questions,
    targets,
    updates,
)

app_name = "iep"
urlpatterns = [
    path("students/<uuid:pk>/plan/", plan.plan, name="plan"),
    path("students/<uuid:pk>/plan/history/", plan.history, name="history"),
    path("students/<uuid:pk>/plan/edit/", parts.plan_edit, name="plan-edit"),
    path("students/<uuid:pk>/plan/publish/", publish.publish, name="publish"),
    path("students/<uuid:pk>/updates/", updates.updates, name="updates"),
    path("students/<uuid:pk>/goals/new/", parts.goal_new, name="goal-new"),
    path("students/<uuid:pk>/services/new/", parts.service_new, name="service-new"),
    path("services/<uuid:pk>/edit/", parts.service_edit, name="service-edit"),
    path("students/<uuid:pk>/extended-year/", extended.extended_year, name="extended-year"),
    path("students/<uuid:pk>/goals/bank/", copying.goal_bank, name="goal-bank"),
    path("students/<uuid:pk>/plan/comparable/", comparable.mark, name="comparable"),
    path("comparable/<uuid:pk>/adopt/", comparable.adopt, name="adopt"),
    path("students/<uuid:pk>/plan/copy/", copying.copy, name="copy"),
    path("students/<uuid:pk>/plan/import/", importing.add, name="import"),
    path("goals/<uuid:pk>/edit/", parts.goal_edit, name="goal-edit"),
    path("goals/<uuid:pk>/targets/new/", targets.target_new, name="target-new"),
    path("targets/<uuid:pk>/edit/", targets.target_edit, name="target-edit"),
    path("targets/<uuid:pk>/close/", targets.target_close, name="target-close"),
    path("targets/<uuid:pk>/phases/new/", targets.phase_new, name="phase-new"),
    path("students/<uuid:pk>/supports/new/", parts.support_new, name="support-new"),
    path("supports/<uuid:pk>/edit/", parts.support_edit, name="support-edit"),
    path("updates/<uuid:pk>/ask/", questions.ask, name="ask"),
    path("questions/<uuid:pk>/answer/", questions.answer, name="answer"),
    path("parts/<uuid:pk>/end/", ending.end, name="end"),
    path("parts/<uuid:pk>/go-on/", ending.go_on, name="go-on"),
    path("versions/<uuid:pk>/compare/", compare.compare, name="compare"),
    path("drafts/<uuid:pk>/discard/", publish.draft_discard, name="draft-discard"),
]
