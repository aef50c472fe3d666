from django import forms


class WordsForm(forms.ModelForm):  # type: ignore[type-arg]
    """Labels, lengths and choices as the model has them; the row itself is written by an action."""

    def _post_clean(self) -> None:
        """Nothing of the model's own: it would build and check an instance that nobody saves."""
