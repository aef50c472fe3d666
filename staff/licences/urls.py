from django.urls import path

from staff.licences import views

urlpatterns = [
    path("people/<uuid:pk>/licences/add/", views.licence_add, name="licence-add"),
    path("licences/", views.licences, name="licences"),
    path("licences/<uuid:pk>/", views.licence_change, name="licence"),
]
