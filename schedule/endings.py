"""What of the school day ends when a student goes from a school: duties, blocks, passes of substitutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from schedule.assigning.actions import end_idle_duties
from schedule.models import Duty, Pass, PassBlock, StudentBlock
from schedule.passes.actions import close_pass
from staff.models import School, User
from students.models import Student
from students.moves.endings import CutRow, DatedEnding, Departure, DepartureEnding, EndDates, tell_cut
from students.team.endings import AssignmentEnding


class DutyEnding(DatedEnding):
    """Duties that serve nobody once the assignments are cut; one that serves others goes on."""

    key, order = "duty", AssignmentEnding.order + 1
    model = Duty

    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        return Duty.objects.none()  # they follow from the assignments that end

    def cut(self, departure: Departure, by: User | None, at: datetime) -> list[CutRow]:
        assignments = departure.rows[AssignmentEnding.key]
        duties = list(Duty.objects.filter(serves__assignment__in=assignments).distinct())
        # Assignments are cut before (see `order`), so idle ones are known now.
        for assignment in assignments:
            end_idle_duties(assignment)
        now = Duty.objects.in_bulk([duty.pk for duty in duties])
        return [
            tell_cut(self.key, duty.pk, duty.during, now[duty.pk].during)
            for duty in duties
            if duty.during != now[duty.pk].during
        ]


class BlockEnding(DatedEnding):
    key, order = "block", 50
    template, page_order = "schedule/blocks/ending.html", 40
    model = StudentBlock


class PassEnding(DepartureEnding):
    """The student goes from each pass; one that is then about nobody is taken back."""

    key, order = "pass", 80
    template, page_order = "schedule/passes/ending.html", 60

    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        passes = PassBlock.objects.filter(block__student=student, of__taken_back_at=None)
        beyond = passes.filter(of__day__gte=dates.first, of__during__endswith__gt=dates.moment)
        return beyond.select_related("of__person")

    # `rows` are of days from the move on, so each begins with it or later.
    def is_planned(self, row: Any, dates: EndDates) -> bool:
        return True

    def cut(self, departure: Departure, by: User | None, at: datetime) -> list[CutRow]:
        blocks = departure.rows[self.key]
        PassBlock.objects.filter(pk__in=[block.pk for block in blocks]).delete()
        # Blocks are gone, and a pass about nobody would still open a session.
        empty = Pass.objects.filter(pk__in={block.of_id for block in blocks}, blocks=None)
        if by is not None:
            for of in empty.select_related("person"):
                close_pass(of, by, at)
        return [
            {"what": self.key, "id": str(block.pk), "of": str(block.of_id), "block": str(block.block_id)}
            for block in blocks
        ]

    def put_back(self, cut: CutRow) -> bool:
        """Onto the pass, where it was not taken back."""
        if not Pass.objects.filter(pk=cut["of"], taken_back_at=None).exists():
            return False
        PassBlock.objects.create(pk=cut["id"], of_id=cut["of"], block_id=cut["block"])
        return True


ENDINGS_OF_SCHEDULE = (DutyEnding(), BlockEnding(), PassEnding())
