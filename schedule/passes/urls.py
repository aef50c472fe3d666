from django.urls import path

from schedule.passes import opening_views, views

urlpatterns = [
    path("passes/", views.pass_list, name="passes"),
    path("passes/add/", views.pass_add, name="pass-add"),
    path("passes/<uuid:pk>/", views.pass_page, name="pass"),
    path("passes/<uuid:pk>/end/", views.pass_end, name="pass-end"),
    path("pass/", opening_views.pass_open, name="pass-open"),
]
