"""Administration: who works here, and the days and rules that they work by."""

from django.urls import path

from staff.views import (
    account,
    administration,
    bells,
    calendar,
    extended_year,
    licences,
    people,
    policies,
    posts,
)

app_name = "staff"
urlpatterns = [
    path("", administration.administration, name="administration"),
    path("people/", people.people, name="people"),
    path("people/add/", people.person_add, name="person-add"),
    path("people/<uuid:pk>/", people.person_page, name="person"),
    path("people/<uuid:pk>/names/", account.names, name="person-names"),
    path("people/<uuid:pk>/close/", account.close, name="person-close"),
    path("people/<uuid:pk>/open/", account.reopen, name="person-open"),
    path("people/<uuid:pk>/link/", account.link, name="person-link"),
    path("people/<uuid:pk>/posts/add/", posts.post_add, name="post-add"),
    path("people/<uuid:pk>/licences/add/", licences.licence_add, name="licence-add"),
    path("posts/<uuid:pk>/end/", posts.post_end, name="post-end"),
    path("licences/", licences.licences, name="licences"),
    path("licences/<uuid:pk>/", licences.licence_change, name="licence"),
    path("calendar/", calendar.first, name="calendar-first"),
    path("schools/<uuid:pk>/calendar/", calendar.calendar, name="calendar"),
    path("schools/<uuid:pk>/extended-year/", extended_year.extended_years, name="extended-years"),
    path("extended-year/<uuid:pk>/", extended_year.extended_year, name="extended-year"),
    path("bells/", bells.first, name="bells-first"),
    path("schools/<uuid:pk>/bells/", bells.bells, name="bells"),
    path("schools/<uuid:pk>/bells/add/", bells.bell_add, name="bell-add"),
    path("bells/<uuid:pk>/", bells.bell_change, name="bell"),
    path("policies/", policies.first, name="policies-first"),
    path("schools/<uuid:pk>/policies/", policies.policies, name="policies"),
    path("schools/<uuid:pk>/policies/<str:key>/", policies.policy, name="policy"),
    path("policies/<uuid:pk>/take-back/", policies.take_back, name="policy-take-back"),
]
