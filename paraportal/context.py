"""What every page's frame needs: nothing here asks the database more than once a request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from paraportal.navigation import nav_items


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.IS_DEMO,
        "request_id": getattr(request, "id", ""),
        "nav_items": nav_items(request),
    }
