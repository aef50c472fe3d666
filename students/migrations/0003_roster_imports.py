import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_jobs"),
        ("students", "0002_access_seal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("file", models.FileField(blank=True, max_length=200, upload_to="rosters")),
                ("size", models.PositiveBigIntegerField(default=0, help_text="Bytes, as it was sent")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being checked"),
                            ("checked", "Waits for your decision"),
                            ("applying", "Being imported"),
                            ("applied", "Imported"),
                            ("refused", "Not imported: something in it is wrong"),
                            ("dropped", "Put aside"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, help_text="How often it was checked")),
                ("findings", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("problem_count", models.PositiveIntegerField(default=0)),
                ("decisions", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AlterField(
            model_name="student",
            name="birth_date",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("source", "source_id"),
                name="section_source_once",
            ),
        ),
        migrations.AddField(
            model_name="rosterimport",
            name="applied_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rosterimport",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rosterimport",
            name="district",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.school"
            ),
        ),
        migrations.AddIndex(
            model_name="rosterimport",
            index=models.Index(fields=["district", "-made_at"], name="roster_import_of_district"),
        ),
        migrations.AddConstraint(
            model_name="rosterimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "checked", "applying", "applied", "refused", "dropped"])
                ),
                name="roster_import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state__in", ["waiting", "checked", "applying"])),
                    models.Q(("ended_at__isnull", False), ("state__in", ["applied", "refused", "dropped"])),
                    _connector="OR",
                ),
                name="roster_import_over_since_when",
            ),
        ),
    ]
