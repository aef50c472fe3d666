# Plans, and parts of them, end: a fact beside their versions.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0002_services_and_objectives"),
        ("students", "0005_days_as_they_come"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("meeting", "IEP team meeting"),
                            ("agreement", "Agreement without a meeting"),
                            ("teaching", "Teaching plan (no IEP decision)"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("source_date", models.DateField()),
                ("source_with", models.CharField(max_length=300)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="planupdate",
            name="update_tells_of_one_version",
        ),
        migrations.AddField(
            model_name="ending",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endings",
                to="iep.goal",
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endings",
                to="iep.plan",
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endings",
                to="iep.service",
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="student",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="students.student"
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="support",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endings",
                to="iep.support",
            ),
        ),
        migrations.AddField(
            model_name="planupdate",
            name="ending",
            field=models.OneToOneField(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="iep.ending"
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", False),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", False),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", False),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", False),
                    ),
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", False),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("ending__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", False),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("ending__isnull", False),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="update_tells_of_one_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goal", None), ("plan__isnull", False), ("service", None), ("support", None)),
                    models.Q(("goal__isnull", False), ("plan", None), ("service", None), ("support", None)),
                    models.Q(("goal", None), ("plan", None), ("service__isnull", False), ("support", None)),
                    models.Q(("goal", None), ("plan", None), ("service", None), ("support__isnull", False)),
                    _connector="OR",
                ),
                name="ending_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source__in", ["meeting", "agreement"]),
                    models.Q(("source_with", ""), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                ),
                name="ending_says_who_decided",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a1f5386ba958e12a57b3b22bbe26d2239740d1c0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e952f",
                    table="iep_ending",
                    when="BEFORE",
                ),
            ),
        ),
    ]
