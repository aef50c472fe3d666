from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying, render_form, show, submit
from staff import access
from staff.calendar.school_time import school_day
from staff.extended_year.actions import add_extended_year, change_extended_year, take_back_extended_year
from staff.extended_year.forms import ExtendedYearForm
from staff.models import ExtendedYear
from staff.sign_in import person

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def extended_years(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The extended school years of a school, newest first, and the form for another."""
    user = person(request)
    school = access.get_school(user, pk)
    form = ExtendedYearForm(request.POST or None, school=school)
    answer = submit(
        request,
        form,
        act=lambda: add_extended_year(school=school, plan=form.plan(), by=user),
        then=lambda request, made: redirect_saying(
            request,
            _("%(name)s is in the calendar.") % {"name": made.name},
            "staff:extended-years",
            school.pk,
        ),
    )
    if answer:
        return answer
    years = ExtendedYear.objects.filter(school=school, during__isempty=False).select_related("bell")
    return render_form(
        request,
        "staff/extended_year/list.html",
        form,
        school=school,
        schools=[one for one in access.schools_of(user) if one.parent_id],
        years=years.order_by("-during")[:SHOWN],
        today=school_day(school, timezone.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extended_year(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change it, end it earlier or later, or take it back before it begins."""
    user = person(request)
    year = access.get_extended_year(user, pk)
    begun = year.starts <= school_day(year.school, timezone.now())
    takes_back = "take_back" in request.POST
    data = None if takes_back else request.POST or None
    form = ExtendedYearForm(data, school=year.school, year=year, begun=begun)
    if request.method == "POST" and (takes_back or form.is_valid()):
        try:
            if takes_back:
                take_back_extended_year(year=year, by=user)
            else:
                change_extended_year(year=year, plan=form.plan(), by=user)
        except ValidationError as error:
            show(form, error, {})
        else:
            words = _("%(name)s does not take place.") if takes_back else _("%(name)s is changed.")
            return redirect_saying(
                request, words % {"name": year.name}, "staff:extended-years", year.school_id
            )
    return render_form(
        request,
        "staff/extended_year/extended_year.html",
        form,
        school=year.school,
        year=year,
        begun=begun,
    )
