from django.db import models

from datacollection.models.session import Session
from staff.permissions import Part
from students.models import LinkedQuerySet, StudentLinked


class SessionSummary(StudentLinked):
    """What a session comes to. The only mutable table here: it can always be computed again."""

    STUDENT_PATH = "session__student"
    PART = Part.DATA

    session = models.OneToOneField(Session, models.PROTECT, primary_key=True, related_name="summary")
    ended_at = models.DateTimeField(null=True)
    observed_seconds = models.DecimalField(max_digits=10, decimal_places=3)
    n = models.PositiveIntegerField()
    numerator = models.DecimalField(max_digits=20, decimal_places=4)
    denominator = models.DecimalField(max_digits=20, decimal_places=4)
    score = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    evaluated = models.BooleanField()
    tallies = models.JSONField(default=dict)
    calc_version = models.PositiveSmallIntegerField()
    calculated_at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()
