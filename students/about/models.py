from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.versions import Version, VersionQuerySet
from staff.permissions import Part
from students.grounds.linked import LinkedQuerySet, StudentLinked
from students.profile.models import Student


class About(StudentLinked):
    """Who the student is, for every adult who works with them: strengths, interests, how they communicate."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.OneToOneField(Student, models.PROTECT, related_name="about")

    objects = LinkedQuerySet.as_manager()


class AboutVersionQuerySet(LinkedQuerySet, VersionQuerySet):  # type: ignore[override]
    pass


class AboutVersion(StudentLinked, Version):
    """The teacher changes it the same minute. `own_words` are the student's, of a date (P3)."""

    KIND = "about"
    STUDENT_PATH = "of__student"
    PART = Part.GLANCE
    CONTENT = (
        "greet", "strengths", "interests", "own_words", "asked_on", "communicates", "offer", "helps", "avoid",
    )  # fmt: skip

    of = models.ForeignKey(About, models.PROTECT, related_name="versions")
    greet = models.CharField(_("how to greet"), blank=True, max_length=200)
    strengths = models.TextField(_("strengths"), blank=True, max_length=500)
    interests = models.TextField(_("interests"), blank=True, max_length=500)
    own_words = models.TextField(_("in the student's own words"), blank=True, max_length=500)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    communicates = models.TextField(_("how the student communicates"), blank=True, max_length=500)
    offer = models.TextField(_("how to offer it, and how long to wait"), blank=True, max_length=500)
    helps = models.TextField(_("what helps"), blank=True, max_length=700)
    avoid = models.TextField(_("what to avoid"), blank=True, max_length=700)

    objects = AboutVersionQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        constraints = [
            *Version.Meta.constraints,
            models.CheckConstraint(
                condition=Q(own_words="") | Q(asked_on__isnull=False), name="about_own_words_have_date"
            ),
        ]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """(field, label, words) of what is filled in, in the order of the form; words with their date."""
        names = [name for name in self.CONTENT if name != "asked_on" and getattr(self, name)]
        return [(name, self._label(name), self._words(name)) for name in names]

    def lines(self) -> list[tuple[str, str]]:
        """(label, words), as a plan update tells them."""
        return [(label, words) for _name, label, words in self.said]

    def _label(self, name: str) -> str:
        return str(self._meta.get_field(name).verbose_name)  # type: ignore[union-attr]

    def _words(self, name: str) -> str:
        words: str = getattr(self, name)
        if name != "own_words" or self.asked_on is None:
            return words
        return f"{words} ({date_format(self.asked_on, 'M j, Y')})"
