from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0008_extended_year"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="extendedyearversion",
            name="extended_says_what_goes_on",
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ends_on", None),
                        ("needed", False),
                        ("services", []),
                        ("starts_on", None),
                        ("targets", []),
                    ),
                    models.Q(
                        ("ends_on__isnull", False),
                        ("needed", True),
                        ("reasons__len__gt", 0),
                        ("starts_on__isnull", False),
                        ("ends_on__gte", models.F("starts_on")),
                        models.Q(
                            models.Q(("targets", []), _negated=True),
                            models.Q(("services", []), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="extended_says_what_goes_on",
            ),
        ),
    ]
