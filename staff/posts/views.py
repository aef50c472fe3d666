from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import EndForm, redirect_saying, render_form, saying, submit
from staff import access
from staff.calendar.school_time import school_day
from staff.people.forms import PostForm
from staff.posts import actions as post_actions
from staff.sign_in import person


@require_http_methods(["GET", "HEAD", "POST"])
def post_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another post for somebody who works here."""
    user = person(request)
    somebody = access.get_person(user, pk)
    form = PostForm(request.POST or None, schools=access.schools_of(user), initial={"first": user.today()})
    return submit(
        request,
        form,
        act=lambda: post_actions.add_post(person=somebody, by=user, **form.post()),
        then=lambda request, made: redirect_saying(
            request,
            _("%(person)s: %(post)s.") % {"person": somebody, "post": made},
            "staff:person",
            somebody.pk,
        ),
    ) or render_form(request, "staff/posts/add.html", form, person=somebody)


@require_http_methods(["GET", "HEAD", "POST"])
def post_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a post, at once or after a last day."""
    user = person(request)
    post = access.get_post(user, pk)
    day = school_day(post.school, timezone.now())
    form = EndForm(request.POST or None, starts=post.starts, day=day)
    return submit(
        request,
        form,
        act=lambda: post_actions.end_post(post=post, last_day=form.last(day), by=user),
        then=saying(_("The post of %(person)s ends.") % {"person": post.user}, "staff:person", post.user_id),
    ) or render_form(request, "staff/posts/end.html", form, post=post, person=post.user, today=day)
