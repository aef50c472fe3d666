from django.urls import path

from staff.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.job_list, name="list"),
    path("jobs/<uuid:pk>/retry/", views.retry_page, name="retry"),
]
