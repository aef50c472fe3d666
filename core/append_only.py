"""Tables whose rows are facts: they are added, never changed, never removed."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Triggers for `Meta.triggers` that refuse every UPDATE and DELETE of the table's rows."""
    # A trigger of the database: a bulk update, a shell or psql is refused as well as our own code.
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
