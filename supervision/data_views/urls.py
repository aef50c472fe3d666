from django.urls import path

from supervision.data_views import views

urlpatterns = [
    path("supervision/looks/<uuid:pk>/", views.data_views, name="looks"),
]
