"""What people do: record a contact, say whether it happened, take it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail
from core.ids import uuid7
from core.verbs import verb
from staff.calendar.school_time import school_day
from staff.models import Role, School, User
from staff.permissions import Part, Supervise
from students.models import Assignment, Enrolment, Student
from supervision import access
from supervision.models import Contact, ContactConfirmation, ContactKind, ContactStudent, ContactWithdrawal

# A contact of long ago is a memory, not a record.
OLDEST = timedelta(days=60)


@verb("supervision.record_contact")
def record_contact(
    *,
    by: User,
    para: User,
    kind: ContactKind | str,
    began_at: datetime,
    minutes: int,
    students: Collection[Student] = (),
    note: str = "",
    contact_id: UUID | None = None,
    at: datetime | None = None,
) -> Contact:
    """`by` supervised `para` for `minutes` from `began_at`, with `students` or none; returns the contact.

    The same `contact_id` twice is one contact. Raises PermissionDenied, ValidationError.
    """
    at = at or timezone.now()
    _check_time(began_at, at)
    # At the moment of the contact: who supervised then may write it down later. No licence is asked for,
    # since whether it counts is judged by that day's licence whenever it is looked at.
    access.require_para(by, para, Supervise.RECORD, began_at)
    # Two taps on Save, or two phones: the second waits here and finds what the first one made.
    User.objects.select_for_update(no_key=True).get(pk=para.pk)
    there = Contact.objects.filter(pk=contact_id).first() if contact_id else None
    if there is not None and there.supervisor_id == by.pk:
        return there
    _check_once(by, para, began_at, minutes)
    school = _school(by, para, students, began_at)
    day = school_day(school, began_at)
    _check_students(by, para, students, day, at)
    contact = Contact.objects.create(
        # The id is somebody else's contact: an id from a form must neither open nor overwrite it.
        id=uuid7() if there or not contact_id else contact_id,
        para=para,
        supervisor=by,
        school=school,
        kind=kind,
        began_at=began_at,
        school_day=day,
        minutes=minutes,
        note=note,
        made_at=at,
    )
    ContactStudent.objects.bulk_create(ContactStudent(contact=contact, student=s) for s in students)
    return contact


def _check_time(began_at: datetime, at: datetime) -> None:
    if began_at > at:
        fail("began_at", _("A contact is recorded once it has begun."), "future")
    if began_at < at - OLDEST:
        fail("began_at", _("A contact of more than 60 days ago cannot be recorded any more."), "too_old")


def _check_once(by: User, para: User, began_at: datetime, minutes: int) -> None:
    """The same minutes with the same person would count twice."""
    near = Contact.objects.standing().filter(supervisor=by, para=para)
    ends_at = began_at + timedelta(minutes=minutes)
    # A contact lasts 480 minutes at most, so what overlaps began within the day before.
    for other in near.filter(began_at__range=(began_at - timedelta(days=1), ends_at)):
        if other.began_at < ends_at and began_at < other.ends_at:
            words = {"para": para, "time": _clock(other)}
            fail(
                "began_at",
                _("You have recorded a contact with %(para)s in that time already, from %(time)s.") % words,
                "twice",
            )


def _clock(contact: Contact) -> str:
    return contact.began_at.astimezone(contact.school.zone).strftime("%-I:%M %p")


def _school(by: User, para: User, students: Collection[Student], at: datetime) -> School:
    """Where it was: the para's school; of several the one of the student, or of the supervisor."""
    posts = [post.school for post in para.posts(at) if post.role == Role.PARA]
    if not posts:
        fail("para", _("%(para)s had no post as a para on that day.") % {"para": para}, "no_post")
    day = school_day(posts[0], at)
    of_students = Enrolment.objects.on(day).filter(student__in=students).select_related("school")
    schools = [e.school for e in of_students if e.school.pk in {s.pk for s in posts}]
    shared = [s for s in posts if s.pk in {post.school_id for post in by.posts(at)}]
    # The first of the best: the student's school, then one that both work at, then any of the para's.
    school: School = [*schools, *shared, *posts][0]
    return school


def _check_students(by: User, para: User, students: Collection[Student], day: date, at: datetime) -> None:
    """Those of the para on that day, as far as who records may know of them."""
    wanted = {student.pk for student in students}
    of_para = Assignment.objects.on(day).filter(para=para, student__in=wanted).values("student")
    known = Student.objects.visible_to(by, at, part=Part.PLAN).filter(pk__in=of_para)
    if wanted and known.count() != len(wanted):
        fail(
            "students",
            _("%(para)s did not work with each of these students on that day.") % {"para": para},
            "not_theirs",
        )


@verb("supervision.withdraw_contact")
def withdraw_contact(
    *, contact: Contact, by: User, why: str = "", at: datetime | None = None
) -> ContactWithdrawal:
    """Who recorded it takes it back: it counts nowhere any more. Twice is once. Raises PermissionDenied."""
    if by.pk != contact.supervisor_id:
        raise PermissionDenied(_("Only who recorded a contact takes it back."))
    # A second tap, or a second phone: taken back is taken back.
    made, _is_new = ContactWithdrawal.objects.get_or_create(
        contact=contact, defaults={"by": by, "at": at or timezone.now(), "why": why}
    )
    return made


@verb("supervision.confirm_contact")
def confirm_contact(
    *, contact: Contact, by: User, agrees: bool, note: str = "", at: datetime | None = None
) -> ContactConfirmation:
    """The para says whether it happened like this. The first answer stands.

    Raises PermissionDenied for anybody else, ValidationError where it was answered already.
    """
    if by.pk != contact.para_id:
        raise PermissionDenied(_("Only the para of a contact says whether it happened."))
    try:
        # A savepoint, so that the caller's transaction survives the constraint; asking first would leave a
        # race between two devices.
        with transaction.atomic():
            return ContactConfirmation.objects.create(
                contact=contact, by=by, agrees=agrees, note=note, at=at or timezone.now()
            )
    except IntegrityError:
        fail("agrees", _("You have answered this already."), "answered")
