from django.urls import path

from staff.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.listing, name="list"),
    path("jobs/<uuid:pk>/retry/", views.retry, name="retry"),
]
