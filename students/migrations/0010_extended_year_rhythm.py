from django.db import migrations, models

RHYTHM = models.CharField(
    choices=[
        ("week", "Days of the week"),
        ("cycle", "Days of the rotation"),
        ("extended", "Days of the extended school year"),
    ],
    default="week",
    max_length=10,
)
KNOWN = models.Q(("rhythm__in", ["week", "cycle", "extended"]))


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0005_extended_year"),
        ("students", "0009_transfers"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="duty", name="duty_rhythm_known"),
        migrations.RemoveConstraint(model_name="studentblock", name="block_rhythm_known"),
        migrations.AlterField(model_name="duty", name="rhythm", field=RHYTHM),
        migrations.AlterField(model_name="dutyevent", name="rhythm", field=RHYTHM),
        migrations.AlterField(model_name="studentblock", name="rhythm", field=RHYTHM),
        migrations.AlterField(model_name="studentblockevent", name="rhythm", field=RHYTHM),
        migrations.AddConstraint(
            model_name="duty", constraint=models.CheckConstraint(condition=KNOWN, name="duty_rhythm_known")
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(condition=KNOWN, name="block_rhythm_known"),
        ),
    ]
