from django.urls import path

from staff.policies import views

urlpatterns = [
    path("policies/", views.first, name="policies-first"),
    path("schools/<uuid:pk>/policies/", views.policies, name="policies"),
    path("schools/<uuid:pk>/policies/<str:key>/", views.policy, name="policy"),
    path("policies/<uuid:pk>/take-back/", views.take_back_policy_page, name="policy-take-back"),
]
