from django.urls import path

from supervision.coverage import export_views, views

urlpatterns = [
    path("supervision/", views.home, name="home"),
    path("supervision/export/", export_views.export, name="export"),
    path("supervision/paras/<uuid:pk>/", views.para, name="para"),
]
