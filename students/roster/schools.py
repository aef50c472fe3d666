"""Organizations of the set, and which schools here they are. Matched by their id alone, or by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from staff.models import Policy, School
from staff.policies.keys import default_policies
from students.roster.outcome import Decisions, ImportFindings
from students.roster.problems import Problems
from students.roster.sql import SOURCE, do, fetch, statements

HELP = statements("helpers")
DISTRICTS = ("district", "local")


@dataclass(frozen=True)
class Org:
    line: int
    id: str
    name: str
    kind: str
    parent: str


class Resolver:
    """`into`: the district that is to take the set; None: the one that it names, made where it is new."""

    def __init__(
        self,
        into: School | None,
        zone: str,
        decisions: Decisions,
        findings: ImportFindings,
        problems: Problems,
    ) -> None:
        self._into, self._zone, self._decisions = into, zone, decisions
        self._findings, self._problems = findings, problems
        rows = fetch("SELECT line, id, name, kind, coalesce(parent, '') FROM roster_org WHERE NOT gone")
        self._orgs = {row[1]: Org(*row) for row in rows}
        found = School.objects.filter(source=SOURCE)
        self._known = {school.source_id: school for school in found}

    def resolve(self, today: date) -> School | None:
        """The district, with its schools made and named; None where it cannot be told which it is."""
        top = self._top()
        if top is None or self._problems:
            return None
        if top._state.adding:
            top.save()
            self._findings.counts["schools.created"] += 1
            Policy.objects.bulk_create(default_policies(top, today))
        for org in self._orgs.values():
            if org.kind == "school" and org.id != top.source_id:
                self._school(org, top)
        self._map(top)
        return None if self._problems else top

    def _top(self) -> School | None:
        org = self._top_org()
        if org is None:
            return self._without_org()
        known = self._known.get(org.id)
        words = self._objection(known)
        if words:
            self._wrong(org, words)
            return None
        return self._adopted(org, known or self._into or School(time_zone=self._zone))

    def _objection(self, known: School | None) -> str:
        """Why this district must not be taken; empty where it may."""
        into = self._into
        if known is not None and known.parent_id is not None:
            return _("This id is that of a school within a district here.")
        if known is not None and into is not None and known != into:
            return _("This is another district of this installation, not yours.")
        if known is None and into is not None and into.source_id:
            return _("This set is of another district than the sets before it.")
        return ""

    def _top_org(self) -> Org | None:
        found = [org for org in self._orgs.values() if org.kind in DISTRICTS]
        if len(found) > 1:
            self._wrong(found[1], _("The set holds a second district. Import one at a time."))
        schools = [org for org in self._orgs.values() if org.kind == "school"]
        alone = schools if len(schools) == 1 and not schools[0].parent else []
        return next(iter(found or alone), None)

    def _without_org(self) -> School | None:
        """A set of changes need not name its district."""
        if self._into is not None:
            return self._into
        parents = {school.parent_id or school.pk for school in self._known.values()}
        tops = list(School.objects.filter(pk__in=parents)[:2])
        if len(tops) == 1:
            return tops[0]
        self._problems.add("orgs.csv", 0, "type", _("No district stands here: say which it goes into."))
        return None

    def _wrong(self, org: Org, words: str) -> None:
        self._problems.add("orgs.csv", org.line, "sourcedId", words)

    def _adopted(self, org: Org, school: School) -> School:
        """`school` under the id of `org`. One that is here already keeps its name: people know it by that."""
        is_new, is_joined = school._state.adding, not school.source_id
        school.source, school.source_id = SOURCE, org.id
        if is_new:
            school.name = org.name
        elif is_joined:
            school.save()
        if not is_new:
            self._findings.counts["schools.joined" if is_joined else "schools.unchanged"] += 1
        return school

    def _school(self, org: Org, top: School) -> None:
        known = self._known.get(org.id)
        if known is None and School.objects.filter(parent=top, source_id="").exists():
            self._findings.schools.append({"org": org.id, "name": org.name})
            known = self._decided(org, top)
        if known is not None and known.parent_id != top.pk:
            self._wrong(org, _("This id is that of a school of another district in this installation."))
            return
        if known is None:
            known = School(parent=top, time_zone=top.time_zone)
            self._findings.counts["schools.created"] += 1
        is_new = known._state.adding
        self._adopted(org, known)
        if is_new:
            known.save()
        self._known[org.id] = known

    def _decided(self, org: Org, top: School) -> School | None:
        chosen = self._decisions.schools.get(org.id)
        return School.objects.filter(pk=chosen, parent=top, source_id="").first() if chosen else None

    def _map(self, top: School) -> None:
        do(HELP["ours"], top=top.pk)
        do(HELP["schools"])
