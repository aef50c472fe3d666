from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from paraportal.health.checks import CHECKS, OK


@login_not_required
@require_safe
@never_cache
def live(_request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of the database: a restart would not bring that back."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    """200 when everything that serving needs is there; 503 and what is missing when not."""
    checks = {name: check() for name, check in CHECKS.items()}
    is_ready = all(answer == OK for answer in checks.values())
    return JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
