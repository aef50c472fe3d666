"""Rows that tell of something by kind and id: one pair of columns, however many kinds there are.

No foreign key can hold such a pair. A trigger does: what is named exists, and belongs to the row's student.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pgtrigger
from django.db import models
from django.db.models import Q

from core.versions import Version
from students.models import StudentLinked

Subjects = Mapping[str, type[models.Model]]  # by kind


def version_models() -> dict[str, type[Version]]:
    """{kind: model} of all that has versions. Complete once the tables of the features are declared."""
    # Subclasses that are not imported yet would be missing: `iep/models.py` fixes the order.
    return {model.KIND: model for model in _concrete_below(Version)}  # type: ignore[type-abstract]


def _concrete_below(model: type[Version]) -> Iterator[type[Version]]:
    for below in model.__subclasses__():
        if not below._meta.abstract:
            yield below
        yield from _concrete_below(below)


def subject(row: Any) -> dict[str, Any]:
    """The columns by which a row names this one; also what rows about it are found by."""
    return {"subject_kind": row.KIND, "subject_id": row.pk}


R = TypeVar("R", bound="SubjectLinked")


class SubjectLinked(StudentLinked):
    """Abstract: tells of the row `subject_id` of the kind `subject_kind`, which is about `student`."""

    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()

    class Meta:
        abstract = True


def rows_by_kind(rows: Iterable[R]) -> dict[str, list[R]]:
    """{kind of subject: rows}, to load what they tell of by a query for each kind."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.subject_kind].append(row)
    return found


def known_subject(name: str, subjects: Subjects) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(subject_kind__in=sorted(subjects)), name=name)


def subject_of_the_student(subjects: Subjects) -> pgtrigger.Trigger:
    """A trigger that refuses a subject that does not exist, was never in force, or is another student's."""
    cases = "\n".join(f"WHEN '{kind}' THEN {_select_student(subjects[kind])};" for kind in sorted(subjects))
    # Before an insert only: rows of these tables are never changed, and what they name is never deleted.
    return pgtrigger.Trigger(
        name="subject_of_the_student",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("owner", "uuid")],
        func=f"""
        CASE NEW.subject_kind
        {cases}
        ELSE RETURN NEW;  -- the check refuses it, by its name
        END CASE;
        IF owner IS DISTINCT FROM NEW.student_id THEN
            RAISE EXCEPTION 'There is no such % of this student (%)', NEW.subject_kind, NEW.subject_id
               USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
        """,
    )


def _select_student(model: Any) -> str:
    """SQL that puts the student of the subject into `owner`, along STUDENT_PATH."""
    # One join for each step of the path but the last, whose column holds the student's id.
    tables, last = f"{model._meta.db_table} AS t0", model
    *path, student = model.STUDENT_PATH.split("__")
    for n, name in enumerate(path):
        field = last._meta.get_field(name)
        last = field.remote_field.model
        tables += f" JOIN {last._meta.db_table} AS t{n + 1} ON t{n + 1}.id = t{n}.{field.column}"
    # A draft can be discarded, and then nothing would be left of what was told.
    in_force = " AND t0.in_force IS NOT NULL" if issubclass(model, Version) else ""
    return f"SELECT t{len(path)}.{student}_id INTO owner FROM {tables} WHERE t0.id = NEW.subject_id{in_force}"  # noqa: S608 - names of tables
