from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.glossary.terms import terms


@login_not_required
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All words that pages explain. It is about nobody, so everybody may read it."""
    return render(request, "core/glossary.html", {"terms": terms().values()})
