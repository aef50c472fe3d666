from django.urls import path

from staff.people import account_views, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/add/", views.person_add, name="person-add"),
    path("people/<uuid:pk>/", views.person_page, name="person"),
    path("people/<uuid:pk>/names/", account_views.names, name="person-names"),
    path("people/<uuid:pk>/close/", account_views.close, name="person-close"),
    path("people/<uuid:pk>/open/", account_views.reopen, name="person-open"),
    path("people/<uuid:pk>/link/", account_views.link, name="person-link"),
]
