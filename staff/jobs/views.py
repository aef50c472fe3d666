"""The page of jobs: what runs behind the pages, what failed and why, and trying again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from staff.jobs import queue
from staff.jobs.kinds import JOB_KINDS
from staff.models import Job, JobState
from staff.sign_in import person

PER_PAGE = 50
TONES = {JobState.DONE: "good", JobState.FAILED: "bad", JobState.RUNNING: "info", JobState.WAITING: "none"}


@dataclass(frozen=True)
class JobRow:
    """`about`: for whom or what, in the words of its kind."""

    job: Job
    label: str | Promise
    about: str

    @property
    def tone(self) -> str:
        return TONES[JobState(self.job.state)]

    @property
    def may_retry(self) -> bool:
        return self.job.state == JobState.FAILED


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """Jobs of the own schools, the newest first; `state` picks those in one state."""
    user = person(request)
    jobs = Job.objects.visible_to(user).select_related("school")
    only = request.GET.get("state", "")
    if only in JobState.values:
        jobs = jobs.filter(state=only)
    page = Paginator(jobs.order_by("-made_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": job_rows(list(page.object_list)),
        "states": JobState.choices,
        "only": only,
        "zone": user.zone,
    }
    return render(request, "staff/jobs/list.html", context)


def job_rows(jobs: Sequence[Job]) -> list[JobRow]:
    """One query for each kind among them."""
    by_kind: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        by_kind[job.kind].append(job)
    about: dict[UUID, str] = {}
    for key, some in by_kind.items():
        kind = JOB_KINDS.find(key)
        about |= kind.tell(some) if kind else {}
    return [JobRow(job, _label(job), about.get(job.pk, "")) for job in jobs]


def _label(job: Job) -> str | Promise:
    kind = JOB_KINDS.find(job.kind)
    return kind.label if kind else _("Work of another version")


@require_POST
def retry_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    job = Job.objects.visible_to(user).filter(pk=pk).first()
    if job is None:
        raise Http404(_("There is nothing here."))
    if queue.retry(by=user, job=job):
        messages.success(request, _("It is tried again."))
    else:
        messages.info(request, _("It is not failed any more: somebody was quicker."))
    return redirect("jobs:list")
