from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import day_asked, render_form, saying, submit
from staff import access
from staff.calendar.school_time import school_day
from staff.models import Policy, School, User
from staff.people.history import who_set
from staff.policies import actions as policy_actions
from staff.policies.forms import PolicyForm
from staff.policies.queries import Rule, rules_of
from staff.schools.queries import first_school
from staff.sign_in import person


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """To the rules of the district, or of the first school."""
    return redirect("staff:policies", first_school(person(request), with_district=True).pk)


@require_safe
def policies(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every rule of a school as it is, or was, on a day."""
    user = person(request)
    school = access.get_school(user, pk)
    today = school_day(school, timezone.now())
    day = day_asked(request.GET.get("on", ""), today)
    context = {
        "school": school,
        "schools": list(access.schools_of(user)),
        "rules": rules_of(school, day),
        "day": day,
        "today": today,
    }
    return render(request, "staff/policies/policies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def policy(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One rule: its value, its history, and a new value from a day on."""
    user = person(request)
    school = access.get_school(user, pk)
    today = school_day(school, timezone.now())
    rule = _rule(school, key, today)
    form = _form(request, rule, today)
    if request.method == "POST" and form is None:
        raise PermissionDenied(_("This rule is not changed on a page."))
    answer = form and submit(
        request,
        form,
        act=lambda: _set(school, key, form, user),
        then=saying(_("The new value is set."), "staff:policy", school.pk, key),
    )
    return answer or render_form(
        request,
        "staff/policies/policy.html",
        form,
        school=school,
        rule=rule,
        set_by=who_set(line.policy for line in rule.lines),
        zone=school.zone,
    )


def _rule(school: School, key: str, today: date) -> Rule:
    found = [] if "\x00" in key else [rule for rule in rules_of(school, today, key) if rule.key.key == key]
    if not found:
        raise Http404(_("No such rule."))
    return found[0]


def _form(request: HttpRequest, rule: Rule, today: date) -> PolicyForm | None:
    if not rule.key.is_known:
        return None
    now = rule.now.policy if rule.now else None
    return PolicyForm(
        request.POST or None,
        key=rule.key,
        value=now.value if now else None,
        source=now.source if now else "",
        day=today,
    )


def _set(school: School, key: str, form: PolicyForm, user: User) -> None:
    policy_actions.set_policy(
        school=school,
        key=key,
        value=form.value(),
        source=form.cleaned_data["source"],
        first=form.cleaned_data["first"],
        by=user,
    )


@require_POST
def take_back_policy_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drop a value that was planned and never held."""
    user = person(request)
    found = get_object_or_404(Policy.objects.select_related("school"), pk=pk)
    school = access.get_school(user, found.school_id)
    try:
        policy_actions.take_back_policy(policy=found, by=user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("The planned value is taken back."))
    return redirect("staff:policy", school.pk, found.key)
