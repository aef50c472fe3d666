from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_the_first_tables"),
        ("students", "0001_the_first_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="assignment",
            name="assignment_starts",
        ),
        migrations.RemoveConstraint(
            model_name="duty",
            name="duty_starts",
        ),
        migrations.RemoveConstraint(
            model_name="studentblock",
            name="block_starts",
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="assignment_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="duty_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="block_starts"
            ),
        ),
    ]
