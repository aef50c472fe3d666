"""The site map: each room's pages stand in its own urls.py."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path, re_path

from core.glossary.views import glossary
from datacollection.shell import views as shell
from datacollection.sync import views as sync
from datacollection.today import views as pack
from paraportal.health import views as health
from paraportal.views import errors
from paraportal.views.home import home

# Only what people here need of signing in. The names are allauth's: its own redirects use them.
sign_in: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    # The key has a dash of its own, so that the first part must not take all it can.
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("inactive/", account.account_inactive, name="account_inactive"),
    # Accounts come from administrators and imports.
    path("signup/", errors.closed, name="account_signup"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("accounts/", include(sign_in)),
    # What a device keeps: pages without anybody's data
    path("today/", shell.today, name="today"),
    path("today/pack", pack.today_pack, name="today-pack"),
    path("today/print/", pack.today_print, name="today-print"),
    path("record/", shell.recorder, name="recorder"),
    path("offline/", shell.offline, name="offline"),
    path("sw.js", shell.service_worker, name="service-worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("glossary/", glossary, name="glossary"),
    path("administration/", include("staff.urls")),
    path("", include("students.urls")),
    path("", include("schedule.urls")),
    path("", include("iep.urls")),
    path("", include("datacollection.urls")),
    path("", include("supervision.urls")),
    path("", include("supervision.reports.urls")),
    path("", include("staff.jobs.urls")),
    path("sync/", sync.sync, name="sync"),
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "paraportal.views.errors.bad_request"
handler403 = "paraportal.views.errors.permission_denied"
handler404 = "paraportal.views.errors.not_found"
handler500 = "paraportal.views.errors.server_error"
