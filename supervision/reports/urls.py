from django.urls import path

from supervision.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.report_list, name="list"),
    path("reports/<uuid:pk>/", views.report, name="report"),
    path("reports/<uuid:pk>/pdf/", views.paper, name="pdf"),
    path("reports/<uuid:pk>/signature/", views.signature, name="sign"),
]
