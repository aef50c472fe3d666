from django.urls import path

from supervision.data_views import views

urlpatterns = [
    path("supervision/looks/<uuid:pk>/", views.looks, name="looks"),
]
