"""Students, and who works with them when."""

from django.urls import path

from students.views import assigning, care, glance, listing, roster, safety, safety_flags, student, team, week

app_name = "students"
urlpatterns = [
    path("students/", listing.students, name="list"),
    path("students/<uuid:pk>/", student.student, name="student"),
    path("students/<uuid:pk>/glance/", glance.glance, name="glance"),
    path("students/<uuid:pk>/safety/", safety.safety_edit, name="safety-edit"),
    path("students/<uuid:pk>/safety/flags/", safety_flags.safety_flags, name="safety-flags"),
    path("safety-flags/<uuid:pk>/answer/", safety_flags.safety_flag_answer, name="safety-flag-answer"),
    path("students/<uuid:pk>/care/", care.care, name="care"),
    path("students/<uuid:pk>/care/add/", care.care_add, name="care-add"),
    path("care/<uuid:pk>/change/", care.care_change, name="care-change"),
    path("care/<uuid:pk>/end/", care.care_end, name="care-end"),
    path("care/<uuid:pk>/sign-off/", care.care_sign_off, name="care-sign-off"),
    path("sign-offs/<uuid:pk>/end/", care.sign_off_end, name="sign-off-end"),
    path("students/<uuid:pk>/assign/", assigning.assign, name="assign"),
    path("students/<uuid:pk>/day/", week.week, name="day"),
    path("students/<uuid:pk>/team/add/", team.team_join, name="team-join"),
    path("memberships/<uuid:pk>/end/", team.team_leave, name="team-leave"),
    path("assignments/<uuid:pk>/end/", assigning.assignment_end, name="assignment-end"),
    path("blocks/<uuid:pk>/end/", week.block_end, name="block-end"),
    path("roster/", roster.roster, name="roster"),
    path("roster/<uuid:pk>/", roster.roster_import, name="roster-import"),
    path("roster/<uuid:pk>/drop/", roster.roster_drop, name="roster-drop"),
]
