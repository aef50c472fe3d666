from django.urls import path

from students.card import views

urlpatterns = [
    path("students/<uuid:pk>/card/", views.card, name="card"),
    path("students/<uuid:pk>/glance/", views.glance, name="glance"),
]
