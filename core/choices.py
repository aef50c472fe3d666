"""Words in the database: a column that holds a choice may hold nothing else."""

from django.db import models
from django.db.models import Q


def one_of(name: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """A constraint that lets `field` hold only the values of `choices`."""
    # Django looks at `choices` only in forms; a plain save, or SQL, would store any word.
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(choices.values)}), name=name)
