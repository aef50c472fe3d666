"""Contacts with paras, and the page of supervision. Reports stand in reports/urls.py."""

from django.urls import path

from supervision.views import contacts, coverage, export, looks

app_name = "supervision"
urlpatterns = [
    path("supervision/", coverage.home, name="home"),
    path("supervision/export/", export.export, name="export"),
    path("supervision/contact/", contacts.contact_who, name="contact-who"),
    path("supervision/paras/<uuid:pk>/", coverage.para, name="para"),
    path("supervision/paras/<uuid:pk>/contact/", contacts.contact_new, name="contact-new"),
    path("supervision/looks/<uuid:pk>/", looks.looks, name="looks"),
    path("supervision/contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("supervision/contacts/<uuid:pk>/withdraw/", contacts.contact_withdraw, name="contact-withdraw"),
    path("supervision/contacts/<uuid:pk>/confirm/", contacts.contact_confirm, name="contact-confirm"),
]
