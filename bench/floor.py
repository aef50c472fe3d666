"""Pages of the floor, served with `bench.floor_settings`."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

TABLE = (
    "CREATE TABLE IF NOT EXISTS bench_floor (id bigserial PRIMARY KEY, who uuid, at timestamptz, body text)"
)


def write(request: HttpRequest) -> HttpResponse:
    """One INSERT of who and what. 403 without a session: a floor that did less would flatter us."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_floor (who, at, body) VALUES (%s, %s, %s)",
            [request.user.pk, timezone.now(), request.body.decode()],
        )
    return HttpResponse("ok")


def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("floor", write), path("healthz", live)]
