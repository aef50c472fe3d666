"""Prepares an installation before its servers start: tables, static files, and on a first run the demo."""

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paraportal.settings")
    django.setup()
    # Imports that need the settings come after setup().
    from django.core.management import call_command

    from paraportal.statics import collect_if_stale

    # One process for all three, because loading Django is most of the time that each would take.
    call_command("migrate", interactive=False, verbosity=0)
    collect_if_stale()
    if _wants_demo():
        call_command("seed_demo")


def _wants_demo() -> bool:
    """Whether the demo was asked for and the installation has no people yet."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import get_commands

    return settings.IS_DEMO and "seed_demo" in get_commands() and not get_user_model().objects.exists()


if __name__ == "__main__":
    main()
