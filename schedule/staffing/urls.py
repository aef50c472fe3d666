from django.urls import path

from schedule.staffing import views

urlpatterns = [
    path("day/", views.staffing, name="staffing"),
    path("day/away/", views.away_add, name="away-add"),
    path("absences/<uuid:pk>/end/", views.away_end, name="away-end"),
    path("duties/<uuid:pk>/", views.duty, name="duty"),
    path("duties/<uuid:pk>/cover/", views.cover, name="cover"),
    path("duties/<uuid:pk>/swap/", views.swap, name="swap"),
    path("covers/<uuid:pk>/end/", views.cover_end, name="cover-end"),
]
