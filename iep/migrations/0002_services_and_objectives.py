# What a plan promises beside goals, the objectives of a goal, and of which plan a support is.

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0001_the_first_tables"),
        ("students", "0003_roster_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "IEP team meeting"),
                            ("agreement", "Agreement without a meeting"),
                            ("teaching", "Teaching plan (no IEP decision)"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("source_date", models.DateField(blank=True, editable=False, null=True)),
                ("source_with", models.CharField(blank=True, editable=False, max_length=300)),
                ("reason", models.CharField(blank=True, editable=False, max_length=500)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("special_education", "Specially designed instruction"),
                            ("related", "Related service"),
                            ("supplementary", "Supplementary aid or service"),
                            ("personnel", "Support for school personnel"),
                        ],
                        max_length=20,
                        verbose_name="kind of service",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="service")),
                (
                    "discipline",
                    models.CharField(
                        choices=[
                            ("teaching", "Special education"),
                            ("speech", "Speech and language"),
                            ("occupational", "Occupational therapy"),
                            ("physical", "Physical therapy"),
                            ("behavior", "Behavior support"),
                            ("nursing", "Nursing"),
                            ("psychology", "Psychology"),
                            ("social_work", "Social work"),
                            ("interpreting", "Educational interpreting"),
                        ],
                        max_length=20,
                        verbose_name="provided by",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes each time")),
                ("times", models.PositiveSmallIntegerField(verbose_name="how many times")),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("day", "a day"),
                            ("week", "a week"),
                            ("month", "a month"),
                            ("year", "a year"),
                        ],
                        default="week",
                        max_length=5,
                        verbose_name="in",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("general", "In general education"),
                            ("outside", "Outside general education"),
                        ],
                        max_length=10,
                        verbose_name="place",
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=120, verbose_name="where exactly")),
                (
                    "delivery",
                    models.CharField(
                        choices=[("individual", "Individual"), ("group", "In a group")],
                        max_length=10,
                        verbose_name="alone or with others",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="planupdate",
            name="update_tells_of_one_version",
        ),
        migrations.AddField(
            model_name="goalversion",
            name="objectives",
            field=models.JSONField(blank=True, default=list, verbose_name="short-term objectives"),
        ),
        migrations.AddField(
            model_name="support",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supports",
                to="iep.plan",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="services", to="iep.plan"
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="based_on",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="iep.serviceversion",
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="drafted_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.service"
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="planupdate",
            name="service_version",
            field=models.OneToOneField(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="iep.serviceversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", False),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("goal_version__isnull", False),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", False),
                        ("support_version__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("target_version__isnull", False),
                    ),
                    models.Q(
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", False),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", False),
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
            model_name="serviceversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="serviceversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="serviceversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="serviceversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("in_force", None), ("published_at", None), ("published_by", None), ("source", "")
                    ),
                    models.Q(
                        ("in_force__isempty", False),
                        ("in_force__isnull", False),
                        ("in_force__lower_inf", False),
                        ("published_at__isnull", False),
                        ("published_by__isnull", False),
                        ("source__in", ["meeting", "agreement", "teaching"]),
                    ),
                    _connector="OR",
                ),
                name="serviceversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="serviceversion_decision_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["special_education", "related", "supplementary", "personnel"])
                ),
                name="service_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "discipline__in",
                        [
                            "teaching",
                            "speech",
                            "occupational",
                            "physical",
                            "behavior",
                            "nursing",
                            "psychology",
                            "social_work",
                            "interpreting",
                        ],
                    )
                ),
                name="service_discipline_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("per__in", ["day", "week", "month", "year"])), name="service_per_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__in", ["general", "outside"])), name="service_place_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("delivery__in", ["individual", "group"])), name="service_delivery_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 480)), ("times__range", (1, 99))),
                name="service_amount_sane",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="service_ends_after_start"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="762a3d7a58cc35ec814f29fab0ef22cabe353e77",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_df805",
                    table="iep_serviceversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="bdcf6e3c333472416020736d039dfcdba975e88b",
                    operation="DELETE",
                    pgid="pgtrigger_keep_b6398",
                    table="iep_serviceversion",
                    when="BEFORE",
                ),
            ),
        ),
    ]
