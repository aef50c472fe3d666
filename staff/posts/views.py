from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import EndForm, show
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
    if request.method == "POST" and form.is_valid():
        try:
            made = post_actions.add_post(person=somebody, by=user, **form.post())
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("%(person)s: %(post)s.") % {"person": somebody, "post": made})
            return redirect("staff:person", somebody.pk)
    context = {"person": somebody, "form": form}
    return render(request, "staff/posts/add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def post_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a post, at once or after a last day."""
    user = person(request)
    post = access.get_post(user, pk)
    day = school_day(post.school, timezone.now())
    form = EndForm(request.POST or None, starts=post.starts, day=day)
    if request.method == "POST" and form.is_valid():
        try:
            post_actions.end_post(post=post, last_day=form.last(day), by=user)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("The post of %(person)s ends.") % {"person": post.user})
            return redirect("staff:person", post.user_id)
    context = {"post": post, "person": post.user, "form": form, "today": day}
    return render(request, "staff/posts/end.html", context, status=422 if form.errors else 200)
