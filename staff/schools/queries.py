"""Which school a page is about, where its address names none."""

from django.http import Http404
from django.utils.translation import gettext as _

from staff import access
from staff.models import School, User


def first_school(user: User, *, with_district: bool) -> School:
    """The first one of this administrator; a district keeps rules, and no calendar of its own.

    Raises PermissionDenied, Http404.
    """
    access.require_administrator(user)
    schools = list(access.schools_of(user))
    districts = [school for school in schools if school.parent_id is None]
    below = [school for school in schools if school.parent_id]
    ordered = districts + below if with_district else below + districts
    if not ordered:
        raise Http404(_("There is no school under your post."))
    return ordered[0]
