from django.urls import path

from supervision.contacts import views

urlpatterns = [
    path("supervision/contact/", views.contact_who, name="contact-who"),
    path("supervision/paras/<uuid:pk>/contact/", views.contact_new, name="contact-new"),
    path("supervision/contacts/<uuid:pk>/", views.contact, name="contact"),
    path("supervision/contacts/<uuid:pk>/withdraw/", views.contact_withdraw, name="contact-withdraw"),
    path("supervision/contacts/<uuid:pk>/confirm/", views.contact_confirm, name="contact-confirm"),
]
