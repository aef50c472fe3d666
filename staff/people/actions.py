"""Accounts: they come from administrators and imports, are closed and opened again, and never deleted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pghistory
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail, told
from core.verbs import verb
from staff import access
from staff.models import Post, Role, School, User
from staff.people.sessions import end_sessions
from staff.posts.actions import check_somebody_remains, give_post


@dataclass(frozen=True)
class Names:
    """How a person is called, and where their mail goes."""

    legal_name: str
    email: str
    used_name: str = ""
    sort_as: str = ""
    pronouns: str = ""
    say_it: str = ""


@dataclass(frozen=True)
class PasswordLink:
    """What opens the page on which a password is set: once, within three days (PASSWORD_RESET_TIMEOUT)."""

    uid: str
    key: str


@verb("staff.add_person")
def add_person(*, names: Names, school: School, role: Role, first: date, last: date | None, by: User) -> User:
    """An account without a password, and its first post. Raises PermissionDenied, ValidationError."""
    access.require_school(by, school)
    person = User(**_cleaned(names))
    person.set_unusable_password()
    # No look beforehand: two administrators may add the same address in the same instant.
    with told("staff_user_email_key", "email", _taken()):
        person.save(force_insert=True)
    give_post(person, school, role, first, last)
    return person


@verb("staff.change_person")
def change_person(*, person: User, names: Names, by: User) -> User:
    """Names and e-mail. A changed e-mail ends all sessions. Raises PermissionDenied, ValidationError."""
    access.require_account(by, person)
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    before = locked.email
    for name, value in _cleaned(names).items():
        setattr(locked, name, value)
    with told("staff_user_email_key", "email", _taken()):
        locked.save(update_fields=list(asdict(names)))
    if locked.email != before:
        # Else the old address would still open the account: the library keeps addresses of its own.
        EmailAddress.objects.filter(user_id=locked.pk).delete()
        end_sessions(locked)
    return locked


@verb("staff.disable")
def disable(*, person: User, by: User) -> User:
    """Nobody signs in with this account from now on, and whoever is signed in is so no longer.

    What was tapped before this moment and arrives later still counts. Raises PermissionDenied,
    ValidationError.
    """
    access.require_account(by, person, left=True)
    if person.pk == by.pk:
        fail("confirm", _("Nobody closes their own account. Ask another administrator."), "own")
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not locked.is_active:
        return locked
    _check_administrators_remain(locked, by.today())
    locked.is_active, locked.deactivated_at = False, timezone.now()
    if not has_password(locked):
        locked.set_unusable_password()  # other random letters: a link that was handed over opens nothing
    locked.save(update_fields=["is_active", "deactivated_at", "password"])
    end_sessions(locked)
    return locked


def _check_administrators_remain(person: User, today: date) -> None:
    posts = Post.objects.on(today).filter(user=person, role=Role.ADMINISTRATOR).select_related("school")
    for post in posts:
        check_somebody_remains(post.school, today - timedelta(days=1), leaving=person, field="confirm")


@verb("staff.enable")
def enable(*, person: User, by: User) -> User:
    """The account opens again, with the password that it had. Raises PermissionDenied."""
    access.require_account(by, person)
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not locked.is_active:
        locked.is_active, locked.deactivated_at = True, None
        locked.save(update_fields=["is_active", "deactivated_at"])
    return locked


@verb("staff.issue_link")
def issue_link(*, person: User, by: User) -> PasswordLink:
    """A link for somebody who has no password yet; the one before it opens nothing any more.

    Never for who has one: with it an administrator could sign in, and sign, as somebody else. They ask for
    a link themselves, and it goes to their own mail. Raises PermissionDenied, ValidationError.
    """
    access.require_account(by, person)
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if locked.is_by_pass:
        fail("person", _("A substitute signs in with a pass, and with nothing else."), "pass")
    if not locked.is_active or has_password(locked):
        raise ValidationError(_("This person has a password, or the account is closed."), code="has_password")
    # The link's token is made of the password field too. New random letters in it end each link given before.
    locked.set_unusable_password()
    locked.save(update_fields=["password"])
    # By hand: the password is left out of the history, so that no trigger notices this change.
    pghistory.create_event(locked, label="password_link")
    return PasswordLink(user_pk_to_url_str(locked), default_token_generator.make_token(locked))


def has_password(person: User) -> bool:
    return bool(person.password) and person.has_usable_password()


def _cleaned(names: Names) -> dict[str, str]:
    text = {name: " ".join(value.split()) for name, value in asdict(names).items()}
    return text | {"email": text["email"].lower()}


def _taken() -> str:
    return _(
        "An account with this e-mail exists already. If the person works at another school, "
        "an administrator of the district gives them a post here."
    )
