"""The site map: each app's pages stand in its own urls.py."""

from django.urls import URLPattern, URLResolver, path

from paraportal.health import views as health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "paraportal.views.errors.bad_request"
handler403 = "paraportal.views.errors.permission_denied"
handler404 = "paraportal.views.errors.not_found"
handler500 = "paraportal.views.errors.server_error"
