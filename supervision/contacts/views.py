"""Recording a contact, looking at it, taking it back, saying whether it happened."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import posted, redirect_saying, render_form, saying, submit
from iep.models import Target
from staff.models import User
from staff.permissions import Supervise
from staff.sign_in import person
from students.access_log import middleware as access_log
from supervision import access
from supervision.contacts import actions, choosing
from supervision.contacts.forms import ContactConfirmForm, ContactForm, WithdrawForm
from supervision.coverage.judging import judge_contacts
from supervision.models import Contact

PER_PAGE = 25
# A contact may be undone by one tap for so long; later it is taken back with a reason.
UNDO = timedelta(minutes=15)


@require_safe
def contact_who(request: HttpRequest) -> HttpResponse:
    """With whom? Who is on duty with one's student stands first; is it only one, then on to the form.

    `?student=` or `?target=` (a recorder's): one of those who work with this student.
    """
    user, now = person(request), timezone.now()
    student = _student(user, request)
    choices = choosing.supervised(user, now, student)
    likely = [choice for choice in choices if choice.now]
    # One para on duty is nearly always the one; `?all` is the way back to the list.
    if len(likely) == 1 and "all" not in request.GET:
        return redirect(_form_url(likely[0].para, student))
    access_log.note(one for choice in choices for one in choice.now)
    others = access.paras_of(user, Supervise.RECORD).exclude(pk__in=[c.para.pk for c in choices])
    page = Paginator(others, PER_PAGE).get_page(request.GET.get("page"))
    context = {"choices": choices, "page": page, "student": student}
    return render(request, "supervision/contacts/who.html", context)


def _student(user: User, request: HttpRequest) -> UUID | None:
    """The student that the address speaks of; by a target only if this person may know of it."""
    named, target = _uuid(request, "student"), _uuid(request, "target")
    if named is None and target is not None:
        of_target = Target.objects.visible_to(user).filter(pk=target)
        named = of_target.values_list("student", flat=True).first()
    return named


def _uuid(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def _form_url(para: User, student: UUID | None) -> str:
    url = reverse("supervision:contact-new", args=[para.pk])
    return f"{url}?student={student}" if student else url


@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form, filled in for this minute: `?student=` ticks that one, `?now=1` says that it begins."""
    user, now = person(request), timezone.now()
    para = access.get_para(user, pk, Supervise.RECORD)
    students, here = choosing.students_with(user, para, now)
    access_log.note(students)
    named = _student(user, request)
    form = ContactForm(
        posted(request),
        students=students,
        ticked={named} if named else here,
        zone=para.zone,
        now=now,
        initial={"when": ContactForm.STARTS} if "now" in request.GET else {},
    )
    answer = submit(
        request,
        form,
        act=lambda: actions.record_contact(by=user, para=para, **form.facts()),
        then=lambda request, contact: redirect_saying(
            request,
            _("Saved. %(para)s sees it on Today and can confirm it.") % {"para": para},
            "supervision:contact",
            contact.pk,
        ),
        places={"began_at": "when"},
    )
    return answer or render_form(request, "supervision/contacts/form.html", form, para=para)


@require_safe
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Both facts beside each other: what was recorded, and what the para says of it."""
    user, now = person(request), timezone.now()
    found = access.get_contact(user, pk)
    ids = list(found.with_students.values_list("student", flat=True))
    students = access.note_students(user, ids)
    context = {
        "contact": found,
        "judged": judge_contacts([found])[0],
        "students": students,
        # Students whom the reader may not know of are only counted.
        "others": len(ids) - len(students),
        "may_withdraw": _may_withdraw(user, found),
        "is_undo": now - found.made_at < UNDO,
        "may_confirm": _may_confirm(user, found),
        "zone": found.school.zone,
    }
    return render(request, "supervision/contacts/contact.html", context)


def _is_withdrawn(contact: Contact) -> bool:
    return hasattr(contact, "withdrawal")


def _may_withdraw(user: User, contact: Contact) -> bool:
    return user.pk == contact.supervisor_id and not _is_withdrawn(contact)


def _may_confirm(user: User, contact: Contact) -> bool:
    return user.pk == contact.para_id and not hasattr(contact, "confirmation") and not _is_withdrawn(contact)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo in the first minutes, by one tap; later with a reason."""
    user = person(request)
    found = access.get_contact(user, pk)
    if user.pk != found.supervisor_id:
        raise PermissionDenied(_("Only who recorded a contact takes it back."))
    if _is_withdrawn(found):
        return redirect("supervision:contact", pk)
    is_undo = timezone.now() - found.made_at < UNDO
    form = WithdrawForm(posted(request), is_undo=is_undo)
    return submit(
        request,
        form,
        act=lambda: actions.withdraw_contact(contact=found, by=user, why=form.cleaned_data["why"]),
        then=saying(_("Taken back. It counts nowhere any more."), "supervision:contact", pk),
    ) or render_form(
        request, "supervision/contacts/withdraw.html", form, contact=found, zone=found.school.zone
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contact_confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    found = access.get_contact(user, pk)
    if user.pk != found.para_id:
        raise PermissionDenied(_("Only the para of a contact says whether it happened."))
    if not _may_confirm(user, found):
        return redirect("supervision:contact", pk)
    form = ContactConfirmForm(posted(request))
    return submit(
        request,
        form,
        act=lambda: actions.confirm_contact(
            contact=found,
            by=user,
            agrees=form.cleaned_data["agrees"] == ContactConfirmForm.YES,
            note=form.cleaned_data["note"],
        ),
        then=saying(
            _("Thank you. Both stand: what was recorded, and what you say."), "supervision:contact", pk
        ),
    ) or render_form(
        request, "supervision/contacts/confirm.html", form, contact=found, zone=found.school.zone
    )
