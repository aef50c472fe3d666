"""Tables whose rows are facts: they are added, never changed, never removed."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
