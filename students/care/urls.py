from django.urls import path

from students.care import views

urlpatterns = [
    path("students/<uuid:pk>/care/", views.care, name="care"),
    path("students/<uuid:pk>/care/add/", views.care_add, name="care-add"),
    path("care/<uuid:pk>/change/", views.care_change, name="care-change"),
    path("care/<uuid:pk>/end/", views.care_end, name="care-end"),
    path("care/<uuid:pk>/sign-off/", views.care_sign_off, name="care-sign-off"),
    path("sign-offs/<uuid:pk>/end/", views.sign_off_end, name="sign-off-end"),
]
