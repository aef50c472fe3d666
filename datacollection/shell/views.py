"""Pages that a device keeps: without any person's data, the same bytes for everybody (docs/decisions/0003).

They are rendered without a request, so that no session, no user and no token can slip in.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from datacollection.shell import bundle


def _kept(request: HttpRequest, body: str, content_type: str = "text/html; charset=utf-8") -> HttpResponse:
    """An answer that may be kept and is asked for again each time: 304 while it is the same."""
    response = HttpResponse(body, content_type=content_type)
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{bundle.digest(body)}"'
    # Not Cookie: these pages are the same for everybody, and name nobody.
    patch_vary_headers(response, ["Accept-Language"])
    if request.headers.get("If-None-Match") == response["ETag"]:
        response.content = b""
        response.status_code = 304
    return response


def _shell_page(request: HttpRequest, name: str) -> HttpResponse:
    response = _kept(request, bundle.page(name))
    # The worker keeps a page only with the files that belong to it, also in the middle of a deployment.
    response["X-Shell-Version"] = bundle.shell().version
    return response


@login_not_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    return _shell_page(request, "today")


@login_not_required
@require_safe
def recorder(request: HttpRequest) -> HttpResponse:
    return _shell_page(request, "recorder")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return _shell_page(request, "offline")


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """From the root of the site, because a worker serves only what is below its own address."""
    return _kept(request, bundle.worker(), "text/javascript; charset=utf-8")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a Chromebook's shelf shows."""
    icon = {"src": static("paraportal/img/logo.svg"), "sizes": "any", "type": "image/svg+xml"}
    words = {
        "id": "/",
        "name": "ParaPortal",
        "short_name": "ParaPortal",
        "description": _("The day, the plan and the recorders of a paraprofessional."),
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f4ef",
        "theme_color": "#0a3f4c",
        "icons": [icon],
    }
    response = JsonResponse(words, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response
