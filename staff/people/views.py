from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import redirect_saying, render_form, submit
from core.names import fold
from staff import access
from staff.licences.licence_effects import stopped_by
from staff.licences.rules import notices
from staff.models import Licence, User
from staff.people import actions as people_actions
from staff.people.actions import has_password
from staff.people.forms import AddPersonForm
from staff.people.history import changes_of
from staff.people.queries import person_rows, posts_of, search
from staff.sign_in import person

PER_PAGE = 25
WANTED = "staff.people.queries.wanted"  # a name is looked for by POST: it stands in no address and no log


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Who works at the schools of this administrator; looked for by name or e-mail."""
    user = person(request)
    access.require_administrator(user)
    if request.method == "POST":
        request.session[WANTED] = request.POST.get("q", "")[:100].replace("\x00", "").strip()
        return redirect("staff:people")
    wanted = request.session.get(WANTED, "")
    found = access.people_of(user)
    if wanted:
        found = found.filter(search(fold(wanted)))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": person_rows(list(page.object_list), user.today()), "q": wanted}
    return render(request, "staff/people/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """A new account with its first post."""
    user = person(request)
    access.require_administrator(user)
    form = AddPersonForm(
        request.POST or None, schools=access.schools_of(user), initial={"first": user.today()}
    )
    return submit(
        request,
        form,
        act=lambda: people_actions.add_person(names=form.names(), by=user, **form.post()),
        then=lambda request, made: redirect_saying(
            request,
            _("%(person)s is added. Next: a license, and a link to set the password.") % {"person": made},
            "staff:person",
            made.pk,
        ),
    ) or render_form(request, "staff/people/add.html", form)


@require_safe
def person_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person: posts, licences and what their end stops, the account, and who changed what."""
    user = person(request)
    somebody = access.get_person(user, pk)
    today = user.today()
    posts = posts_of(somebody, list(access.schools_of(user)), today)
    context = {
        "person": somebody,
        "posts": posts,
        "works_here": any(may_end for _post, _lasts, may_end in posts),
        "licences": _licences(user, somebody),
        "is_mine": access.is_wholly_under(user, somebody),
        "is_oneself": somebody.pk == user.pk,
        "has_password": has_password(somebody),
        "changes": changes_of(somebody),
        "today": today,
        "zone": user.zone,
    }
    return render(request, "staff/people/person.html", context)


def _licences(user: User, somebody: User) -> list[dict[str, object]]:
    """Each licence with its notice and what stops with it; those without a notice stop nothing soon."""
    today = user.today()
    found = list(Licence.objects.filter(user=somebody).order_by("-valid", "pk"))
    told = {notice.licence.pk: notice for notice in notices(found, today)}
    stopped = stopped_by([one for one in found if one.pk in told], user, today)
    return [{"licence": one, "notice": told.get(one.pk), "stopped": stopped.get(one.pk, ())} for one in found]
