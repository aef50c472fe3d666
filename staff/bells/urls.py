from django.urls import path

from staff.bells import views

urlpatterns = [
    path("bells/", views.first, name="bells-first"),
    path("schools/<uuid:pk>/bells/", views.bells, name="bells"),
    path("schools/<uuid:pk>/bells/add/", views.bell_add, name="bell-add"),
    path("bells/<uuid:pk>/", views.bell_change, name="bell"),
]
