"""Students, and who works with them when."""

from django.urls import path

from students.views import (
    assigning,
    care,
    glance,
    listing,
    pass_open,
    roster,
    safety,
    safety_flags,
    staffing,
    standing_in,
    student,
    student_away,
    substitutes,
    team,
    week,
)

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
    path("students/<uuid:pk>/away/", student_away.student_away, name="student-away"),
    path("student-absences/<uuid:pk>/end/", student_away.student_away_end, name="student-away-end"),
    # The day as it comes
    path("day/", staffing.staffing, name="staffing"),
    path("day/away/", staffing.away_add, name="away-add"),
    path("absences/<uuid:pk>/end/", staffing.away_end, name="away-end"),
    path("duties/<uuid:pk>/", staffing.duty, name="duty"),
    path("duties/<uuid:pk>/cover/", staffing.cover, name="cover"),
    path("duties/<uuid:pk>/swap/", staffing.swap, name="swap"),
    path("covers/<uuid:pk>/end/", staffing.cover_end, name="cover-end"),
    path("teachers/<uuid:pk>/stand-in/", standing_in.stand_in, name="stand-in"),
    path("stand-ins/<uuid:pk>/end/", standing_in.stand_in_end, name="stand-in-end"),
    # Substitutes
    path("passes/", substitutes.pass_list, name="passes"),
    path("passes/add/", substitutes.pass_add, name="pass-add"),
    path("passes/<uuid:pk>/", substitutes.pass_page, name="pass"),
    path("passes/<uuid:pk>/end/", substitutes.pass_end, name="pass-end"),
    path("pass/", pass_open.pass_open, name="pass-open"),
    path("roster/", roster.roster, name="roster"),
    path("roster/<uuid:pk>/", roster.roster_import, name="roster-import"),
    path("roster/<uuid:pk>/drop/", roster.roster_drop, name="roster-drop"),
]
