"""Names of people (N1): one word or many, any order, apostrophes, accents."""

import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _


def fold(text: str) -> str:
    """`text` for sorting and searching: accents taken off, case folded, spaces made single."""
    # NFKD parts a letter from its accent, which is then a combining character of its own.
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("’", "'").split())


class Named(models.Model):
    """Somebody with a name. The screen says `name`; only papers of law say the legal one."""

    legal_name = models.CharField(_("legal name"), max_length=200)
    used_name = models.CharField(_("name used"), max_length=200, blank=True)
    sort_as = models.CharField(
        _("sorted as"), max_length=200, blank=True, help_text=_("For example “Rivera Lund, Mateo”.")
    )
    # Stored and sorted as plain text, because the embedded PostgreSQL has no ICU collations.
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    say_it = models.CharField(_("how to say it"), max_length=80, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = fold(self.sort_as or self.name)
        # A caller who saves the name alone must not leave the key of the old name behind.
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_key"}  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def name(self) -> str:
        return self.used_name or self.legal_name

    @property
    def initials(self) -> str:
        """Up to three first letters: what a recorder shows where others can see the screen."""
        return "".join(word[0] for word in self.name.replace("-", " ").split()[:3]).upper()
