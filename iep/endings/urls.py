from django.urls import path

from iep.endings import views

urlpatterns = [
    path("parts/<uuid:pk>/end/", views.end, name="end"),
    path("parts/<uuid:pk>/go-on/", views.go_on, name="go-on"),
]
