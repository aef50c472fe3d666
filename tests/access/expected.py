"""What is right, for each URL: who gets what. A URL that has no line here fails `test_matrix.py`.

"app:name": of_student({status: "who ..."}, post={status: "who ..."}, parameter="thing of the district")
"""

from tests.access.table import (
    Page,
    door,
    everybody,
    of_a_district,
    of_administrator,
    of_administrators,
    of_nobody,
    of_planners,
    of_student,
    own,
)

NOT_THE_TEACHER = "gened provider para substitute administrator"
WITH_DATA = "provider para case_manager administrator"  # who reads what was gathered
INSIDE = f"{WITH_DATA} substitute"  # all who know more than a glance
WRITERS = "case_manager provider"  # who writes in plans, each within their own rule
PLANNERS = "case_manager other_teacher administrator"
NO_PLANNERS = "gened provider para substitute"

EXPECTED: dict[str, Page] = {
    # The installation
    "healthz": everybody(get=200),
    "readyz": everybody(get=503),  # no worker runs beside the tests
    # Signing in: accounts come from administrators, so there is no sign-up
    "account_signup": everybody(get=404, post=404, other=404),
    "account_login": door(200, 200, 302, 302),
    "account_logout": door(302, 302, 200, 302),
    "account_reauthenticate": door(302, 302, 200, 200),
    "account_change_password": door(302, 302, 200, 200),
    "account_set_password": door(302, 302, 302, 302),  # for whoever has none yet; these have
    "account_reset_password": door(200, 200, 200, 200),
    "account_reset_password_done": door(200, 405, 200, 405),
    "account_reset_password_from_key": door(200, 200, 200, 200, uidb36="1", key="no-such-key"),
    "account_reset_password_from_key_done": door(200, 405, 200, 405),
    "account_inactive": door(200, 405, 200, 405),
    # Each person's own first screen
    "home": own(get=302),
    # Shells: the same bytes for all the world, without any person's data
    "today": everybody(get=200),
    "recorder": everybody(get=200),
    "offline": everybody(get=200),
    "service-worker": everybody(get=200),
    "manifest": everybody(get=200),
    "glossary": everybody(get=200),
    # Records: a ticket says who; no cookie is read. A form is no JSON
    "sync": everybody(post=415),
    # Today: each has their own, which may be empty
    "today-pack": own(get=200, signed_out=401, signed_out_other=405),
    "today-print": own(get=200),
    # Students
    "students:list": own(get=200),
    "students:student": of_student({200: INSIDE, 302: "gened"}, pk="student"),
    "students:card": of_student({200: INSIDE, 302: "gened"}, pk="student"),
    "students:glance": of_student({200: f"gened {INSIDE}"}, pk="student"),
    "students:about-edit": of_student({200: "case_manager"}, {302: "case_manager"}, pk="student"),
    "students:safety-flags": of_student({200: f"gened {INSIDE}"}, {422: f"gened {INSIDE}"}, pk="student"),
    "students:safety-flag-answer": of_student({200: "case_manager"}, {422: "case_manager"}, pk="flag"),
    # The family is the case manager's to know
    "students:family": of_student({200: "case_manager"}, pk="student"),
    "students:adult-add": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    "students:family-hopes": of_student({200: "case_manager"}, {302: "case_manager"}, pk="student"),
    "students:adult-change": of_student({200: "case_manager"}, {422: "case_manager"}, pk="adult"),
    "students:adult-end": of_student({200: "case_manager"}, {302: "case_manager"}, pk="adult"),
    # Care is delegated by the nurse alone; who is signed off is told to who works with it
    "students:care": of_student({200: "case_manager para substitute"}, pk="student"),
    "students:care-add": of_student({}, {}, pk="student"),
    "students:care-change": of_student({}, {}, pk="care"),
    "students:care-end": of_student({}, {}, pk="care"),
    "students:care-sign-off": of_student({}, {}, pk="care"),
    "students:sign-off-end": of_student({}, {}, pk="sign_off"),
    # 409: the nonsense that is posted names no revision that it began from
    "students:safety-edit": of_student({200: "case_manager"}, {409: "case_manager"}, pk="student"),
    "schedule:assign": of_student(
        {200: "case_manager administrator"}, {422: "case_manager administrator"}, pk="student"
    ),
    "students:team-join": of_student(
        {200: "case_manager administrator"}, {422: "case_manager administrator"}, pk="student"
    ),
    "students:team-leave": of_student(
        {200: "case_manager administrator"}, {302: "case_manager administrator"}, pk="membership"
    ),
    "schedule:hand-over": of_student(
        {200: "case_manager administrator"}, {422: "case_manager administrator"}, pk="assignment"
    ),
    "schedule:assignment-end": of_student(
        {200: "case_manager administrator"}, {422: "case_manager administrator"}, pk="assignment"
    ),
    "schedule:day": of_student({200: INSIDE}, {422: "case_manager"}, pk="student"),
    "schedule:block-end": of_student({200: "case_manager"}, {422: "case_manager"}, pk="block"),
    "schedule:student-away": of_student(
        {200: "para substitute case_manager administrator"},
        {422: "para substitute case_manager administrator"},
        pk="student",
    ),
    "schedule:student-away-end": of_student(
        None, {302: "para substitute case_manager administrator"}, pk="student_absence"
    ),
    # Moves: of who leads the school. One that is planned stands in tests/students/test_transfer_pages.py
    "students:move": of_student({200: "administrator"}, {422: "administrator"}, pk="student"),
    "students:leave": of_student({200: "administrator"}, {422: "administrator"}, pk="student"),
    "students:transfer-take-back": of_nobody(pk="student"),
    "students:arrive": of_administrators(200, 422),
    "students:left": of_administrators(200),
    "students:come-back": of_nobody(pk="student"),
    # The day as it comes: of who plans the days of a school; a duty is about its students
    "schedule:staffing": of_planners(200),
    "schedule:away-add": of_planners(200, 422),
    "schedule:away-end": of_student(None, {302: PLANNERS, 404: NO_PLANNERS}, pk="absence"),
    "schedule:duty": of_student({200: "case_manager administrator"}, pk="duty"),
    # With students, it ends with their assignments
    "schedule:duty-add": of_planners(200, 422),
    "schedule:duty-end": of_student(
        {302: "case_manager administrator"}, {302: "case_manager administrator"}, pk="duty"
    ),
    "schedule:cover": of_student(None, {302: "case_manager administrator"}, pk="duty"),
    "schedule:swap": of_student(None, {302: "case_manager administrator"}, pk="duty"),
    "schedule:cover-end": of_student(None, {302: "case_manager administrator"}, pk="cover"),
    "schedule:stand-in": of_student(
        {200: PLANNERS, 404: NO_PLANNERS}, {302: PLANNERS, 404: NO_PLANNERS}, pk="away_teacher"
    ),
    "schedule:stand-in-end": of_student(None, {302: PLANNERS, 404: NO_PLANNERS}, pk="stand_in"),
    # Substitutes: code and PIN open a pass for whoever has them
    "schedule:passes": of_planners(200),
    "schedule:pass-add": of_planners(200, 422),
    "schedule:pass": of_student({200: "case_manager administrator"}, pk="issued"),
    "schedule:pass-end": of_student(None, {302: "case_manager administrator"}, pk="issued"),
    "schedule:pass-open": everybody(get=200, post=422),
    # Field trips: tests/schedule/trips/test_trips.py has one that is there
    "schedule:trips": own(get=200),
    "schedule:trip-add": of_planners(200, 422),
    "schedule:trip": of_nobody(pk="student"),
    "schedule:trip-call-off": of_nobody(pk="student"),
    # Rosters: of whole districts; tests/students/roster/test_pages.py has one that is there
    "students:roster": of_a_district(200, 422),
    "students:roster-import": of_nobody(pk="student"),
    "students:roster-drop": of_nobody(405, pk="student"),
    # Plans
    "iep:plan": of_student({200: INSIDE}, pk="student"),
    # Who is there for a day reads the plan as it stands, and not what was before
    "iep:history": of_student({200: WITH_DATA}, pk="student"),
    "iep:updates": of_student({200: f"{WRITERS} administrator"}, pk="student"),
    "iep:publish": of_student({200: WRITERS}, {422: WRITERS}, pk="student"),
    "iep:plan-edit": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    "iep:goal-new": of_student({200: WRITERS}, {422: WRITERS}, pk="student"),
    "iep:goal-edit": of_student({200: "case_manager"}, {422: "case_manager"}, pk="goal"),
    "iep:service-new": of_student({200: WRITERS}, {422: WRITERS}, pk="student"),
    "iep:extended-year": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    # The provider’s own discipline is that of the service, and not of the target and the support
    "iep:service-edit": of_student({200: WRITERS}, {422: WRITERS}, pk="service"),
    "iep:target-new": of_student({200: WRITERS}, {422: WRITERS}, pk="goal"),
    "iep:target-edit": of_student({200: "case_manager"}, {422: "case_manager"}, pk="target"),
    "iep:target-close": of_student({200: "case_manager"}, {302: "case_manager"}, pk="target"),
    "iep:phase-new": of_student({200: "case_manager"}, {422: "case_manager"}, pk="target"),
    # Without a kind the form asks for one, and has nothing yet that could be wrong
    "iep:support-new": of_student({200: WRITERS}, {200: WRITERS}, pk="student"),
    "iep:support-edit": of_student({200: "case_manager"}, {422: "case_manager"}, pk="support"),
    # Who was given the update asks; who writes the plan answers
    "iep:ask": of_student({200: "para"}, {422: "para"}, pk="update"),
    "iep:answer": of_student({200: "case_manager"}, {422: "case_manager"}, pk="question"),
    "iep:end": of_student({200: "case_manager"}, {422: "case_manager"}, pk="goal"),
    "iep:go-on": of_student({302: "case_manager"}, {302: "case_manager"}, pk="goal"),  # none is to end
    "iep:goal-bank": of_student({200: WRITERS}, pk="student"),
    # One that is marked stands in tests/iep/test_comparable.py
    "iep:comparable": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    "iep:adopt": of_nobody(pk="student"),
    "iep:copy": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    "iep:import": of_student({200: "case_manager"}, {422: "case_manager"}, pk="student"),
    "iep:compare": of_student({200: WITH_DATA}, pk="goal_version"),
    "iep:draft-discard": of_student({200: "case_manager"}, {302: "case_manager"}, pk="draft"),
    # Data
    "datacollection:target": of_student({200: WITH_DATA}, pk="target"),
    "datacollection:fade": of_student({200: WITH_DATA}, {422: "case_manager"}, pk="target"),
    "datacollection:session": of_student({200: WITH_DATA}, pk="session"),
    "datacollection:paper": of_student(
        {200: "para substitute case_manager"}, {422: "para substitute case_manager"}, pk="target"
    ),
    "datacollection:held": own(get=200),
    # Weekly reports: the teacher's own
    "reports:list": own(get=200),
    "reports:report": of_student({200: "case_manager", 404: NOT_THE_TEACHER}, pk="report"),
    "reports:pdf": of_student({200: "case_manager", 404: NOT_THE_TEACHER}, pk="report"),
    "reports:sign": of_student(None, {302: "case_manager", 404: NOT_THE_TEACHER}, pk="report"),
    # Work behind the pages: of the schools that one leads
    "jobs:list": own(get=200),
    "jobs:retry": of_student(
        None, {302: "administrator", 404: "gened provider para substitute case_manager"}, pk="job"
    ),
    "datacollection:held-resolve": of_student({200: "case_manager"}, {422: "case_manager"}, pk="held"),
    # Administration
    "staff:administration": of_administrators(200),
    "staff:people": of_administrators(200, 302),
    "staff:person-add": of_administrators(200, 422),
    "staff:person": of_administrator(200, pk="newcomer"),
    "staff:person-names": of_administrator(200, 422, pk="newcomer"),
    "staff:person-close": of_administrator(200, 302, pk="newcomer"),
    "staff:person-open": of_administrator(405, 302, pk="newcomer"),
    "staff:person-link": of_administrator(405, 302, pk="newcomer"),  # who has a password gets no link
    "staff:post-add": of_administrator(200, 422, pk="newcomer"),
    "staff:licence-add": of_administrator(200, 422, pk="newcomer"),
    "staff:post-end": of_administrator(200, 422, pk="post"),
    "staff:licences": of_administrators(200),
    "staff:licence": of_administrator(200, 422, pk="licence"),
    "staff:calendar-first": of_administrators(302),
    "staff:calendar": of_administrator(200, 422, pk="school"),
    "staff:extended-years": of_administrator(200, 422, pk="school"),
    "staff:extended-year": of_nobody(pk="school"),  # one that is there: tests/staff/test_extended_year.py
    "staff:bells-first": of_administrators(302),
    "staff:bells": of_administrator(200, pk="school"),
    "staff:bell-add": of_administrator(200, 422, pk="school"),
    "staff:bell": of_administrator(200, 422, pk="bell"),
    "staff:policies-first": of_administrators(302),
    "staff:policies": of_administrator(200, pk="school"),
    "staff:policy": of_administrator(200, 422, pk="school", key="licence.publish"),
    "staff:policy-take-back": of_administrator(405, 302, pk="policy"),
    # Supervision: of paras, by how one stands to them. Who records is no outsider: a colleague may
    "supervision:home": own(get=200),
    "supervision:export": of_administrators(get=200, post=200),
    "supervision:contact-who": own(get=200),
    "supervision:contact-new": of_student(
        {200: "case_manager administrator other_teacher", 404: "gened provider para substitute"},
        {422: "case_manager administrator other_teacher", 404: "gened provider para substitute"},
        pk="attended",
    ),
    "supervision:para": of_student(
        {200: "case_manager administrator", 403: "other_teacher", 404: "gened provider para substitute"},
        pk="attended",
    ),
    "supervision:looks": of_student(
        {200: "para case_manager administrator", 404: "gened provider substitute"}, pk="review"
    ),
    "supervision:contact": of_student(
        {200: "para case_manager administrator", 404: "gened provider substitute"}, pk="contact"
    ),
    # In its first minutes a contact is undone without a word
    "supervision:contact-withdraw": of_student(
        {200: "case_manager", 404: "gened provider substitute"},
        {302: "case_manager", 404: "gened provider substitute"},
        pk="contact",
    ),
    "supervision:contact-confirm": of_student(
        {200: "para", 404: "gened provider substitute"},
        {422: "para", 404: "gened provider substitute"},
        pk="contact",
    ),
}
