"""Whom and what an administrator looks after: the schools under a post of theirs, and who works there.

To everybody else these things are not there (404); a page without a thing in its address is refused (403).
"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from staff.models import BellSchedule, ExtendedYear, Licence, Post, Role, School, User


def schools_of(user: User) -> QuerySet[School]:
    """The schools that `user` administers today, a district's post covering its schools; by name."""
    found = School.objects.administered_by(user).select_related("parent")
    return found.order_by("parent__name", "name")


def require_administrator(user: User) -> None:
    """Raises PermissionDenied."""
    if Role.ADMINISTRATOR not in user.roles():
        raise PermissionDenied(_("Only administrators open this."))


def get_school(user: User, pk: UUID) -> School:
    """Raises Http404."""
    school = schools_of(user).filter(pk=pk).first()
    if school is None:
        raise Http404(_("No such school."))
    return school


def people_of(user: User) -> QuerySet[User]:
    """Who has, had or will have a post at a school of this administrator, by name."""
    posts = Post.objects.filter(school__in=schools_of(user).order_by().values("pk"))
    return User.objects.filter(pk__in=posts.values("user")).order_by("sort_key", "pk")


def get_person(user: User, pk: UUID) -> User:
    """Raises Http404."""
    found = people_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404(_("No such person."))
    return found


def lasting_posts(user: User) -> QuerySet[Post]:
    """Posts, wherever they are, that hold today or are to come."""
    today = user.today()
    return Post.objects.filter(Q(during__contains=today) | Q(during__startswith__gt=today))


def works_here(user: User, somebody: User) -> bool:
    """Whether `somebody` has a post at a school of `user` that holds or is to come."""
    mine = schools_of(user).order_by().values("pk")
    return lasting_posts(user).filter(user=somebody, school__in=mine).exists()


def is_wholly_under(user: User, somebody: User) -> bool:
    """Whether every post of `somebody` that still holds or is to come is at a school of `user`.

    An account opens everything that its person may see: who looks after a part of that must not take it
    over, close it or rename it.
    """
    mine = schools_of(user).order_by().values("pk")
    return not lasting_posts(user).filter(user=somebody).exclude(school__in=mine).exists()


def require_account(user: User, somebody: User, *, left: bool = False) -> None:
    """Raises PermissionDenied where the account of `somebody` is not for `user` to change.

    `left`: also that of somebody who worked at a school of `user`, and works nowhere any more.
    """
    if not people_of(user).filter(pk=somebody.pk).exists() or not is_wholly_under(user, somebody):
        raise PermissionDenied(_("This person also works at a school that is not under your post."))
    if not left and not works_here(user, somebody):
        raise PermissionDenied(_("This person works at none of your schools. Give them a post first."))


def require_school(user: User, school: School) -> None:
    """For actions, whoever calls them. Raises PermissionDenied."""
    if not schools_of(user).filter(pk=school.pk).exists():
        raise PermissionDenied(_("This school is not under your post."))


def get_post(user: User, pk: UUID) -> Post:
    """Raises Http404."""
    mine = schools_of(user).order_by().values("pk")
    post: Post | None = (
        Post.objects.filter(pk=pk, school__in=mine).select_related("user", "school__parent").first()
    )
    if post is None:
        raise Http404(_("No such post."))
    return post


def get_licence(user: User, pk: UUID) -> Licence:
    """Raises Http404."""
    mine = schools_of(user).order_by().values("pk")
    here = lasting_posts(user).filter(school__in=mine).values("user")
    found = Licence.objects.filter(pk=pk, user__in=here)
    licence = found.select_related("user").first()
    if licence is None:
        raise Http404(_("No such license."))
    return licence


def licences_of(user: User) -> QuerySet[Licence]:
    """Licences of who works today at a school of this administrator, by name."""
    mine = schools_of(user).order_by().values("pk")
    posts = Post.objects.on(user.today()).filter(school__in=mine)
    found = Licence.objects.filter(user__in=posts.values("user"), user__is_active=True)
    return found.select_related("user").order_by("user__sort_key", "user", "-valid")


def get_bell(user: User, pk: UUID) -> BellSchedule:
    """Raises Http404."""
    mine = schools_of(user).order_by().values("pk")
    bell = BellSchedule.objects.filter(pk=pk, school__in=mine).select_related("school__parent").first()
    if bell is None:
        raise Http404(_("No such bells."))
    return bell


def get_extended_year(user: User, pk: UUID) -> ExtendedYear:
    """Raises Http404, also for one that was taken back."""
    mine = schools_of(user).order_by().values("pk")
    found = ExtendedYear.objects.filter(pk=pk, school__in=mine, during__isempty=False)
    year: ExtendedYear | None = found.select_related("school__parent", "bell").first()
    if year is None:
        raise Http404(_("No such extended school year."))
    return year
