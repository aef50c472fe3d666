import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "__first__"),
        ("students", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="students.student",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("iep", "IEP"),
                            ("504", "Section 504 plan"),
                            ("enrichment", "Enrichment plan"),
                            ("intervention", "Intervention plan"),
                        ],
                        default="iep",
                        max_length=20,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExtendedYearDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extended_year",
                        to="iep.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="iep.plan"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="services", to="iep.plan"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="students.student",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="iep.plan",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
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
                        default="teaching",
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endings",
                        to="students.student",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EndingTakenBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "ending",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back",
                        to="iep.ending",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="why")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ExtendedYearVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.extendedyearversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="iep.extendedyeardecision",
                    ),
                ),
                ("needed", models.BooleanField(verbose_name="needed")),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("regression", "Loses skills over breaks and takes long to get them back"),
                                ("critical_point", "At a critical point of instruction"),
                                ("emerging_skill", "A skill is just emerging"),
                                ("other", "Another reason"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("why", models.CharField(max_length=1000, verbose_name="why")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("targets", models.JSONField(blank=True, default=list, verbose_name="targets that go on")),
                ("services", models.JSONField(blank=True, default=list, verbose_name="services that go on")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="students.student",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="iep.goal"
                    ),
                ),
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
                        default="teaching",
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Fade",
            fields=[
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fades", to="iep.target"
                    ),
                ),
                ("what", models.CharField(max_length=120, verbose_name="what grows less")),
                (
                    "steps",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=160), size=None, verbose_name="steps"
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, verbose_name="the next step is proposed at"
                    ),
                ),
                ("x", models.PositiveSmallIntegerField(verbose_name="reached in")),
                ("y", models.PositiveSmallIntegerField(verbose_name="of the last")),
                ("decided_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FadeStep",
            fields=[
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "fade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="iep.fade"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("meeting", "IEP team meeting"),
                            ("agreement", "Agreement without a meeting"),
                            ("teaching", "Teaching plan (no IEP decision)"),
                        ],
                        default="teaching",
                        max_length=12,
                    ),
                ),
                ("source_date", models.DateField(blank=True, null=True)),
                ("source_with", models.CharField(blank=True, max_length=300)),
                ("why", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GoalVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.goalversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.goal"
                    ),
                ),
                ("area", models.CharField(max_length=60, verbose_name="area")),
                ("condition", models.CharField(blank=True, max_length=300, verbose_name="condition")),
                ("behavior", models.CharField(max_length=300, verbose_name="what the student will do")),
                ("criterion", models.CharField(max_length=300, verbose_name="how well, how often")),
                ("baseline", models.CharField(blank=True, max_length=200, verbose_name="baseline")),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "objectives",
                    models.JSONField(blank=True, default=list, verbose_name="short-term objectives"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.planversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.plan"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("review_due_on", models.DateField(verbose_name="annual review due")),
                (
                    "present_levels",
                    models.TextField(blank=True, max_length=4000, verbose_name="what the student does now"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComparableServices",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comparable",
                        to="iep.planversion",
                    ),
                ),
                ("came_from", models.CharField(max_length=200, verbose_name="district that wrote the plan")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("in_state", "Another district of this state"),
                            ("other_state", "Another state"),
                        ],
                        max_length=12,
                        verbose_name="where it is",
                    ),
                ),
                ("since", models.DateField(verbose_name="services are given since")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ComparableEnd",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="end",
                        to="iep.comparableservices",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[("adopted", "Adopted"), ("replaced", "Replaced by a new plan")],
                        max_length=10,
                    ),
                ),
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
                ("takes_effect", models.DateField()),
                (
                    "new",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.planversion",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ServiceVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.serviceversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.service"
                    ),
                ),
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
        migrations.CreateModel(
            name="SupportVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.supportversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.support"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("when", models.CharField(max_length=200, verbose_name="when")),
                ("where", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("how_often", models.CharField(blank=True, max_length=120, verbose_name="how often")),
                ("how", models.TextField(max_length=2000, verbose_name="how")),
                ("avoid", models.TextField(blank=True, max_length=1000, verbose_name="avoid")),
                ("script", models.TextField(blank=True, max_length=1000, verbose_name="words to say")),
                ("fade", models.TextField(blank=True, max_length=1000, verbose_name="how it will fade")),
                ("settings", models.JSONField(blank=True, default=dict, verbose_name="settings of the kind")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="phases", to="iep.target"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("baseline", "Baseline"),
                            ("intervention", "Intervention"),
                            ("maintenance", "Maintenance"),
                            ("generalization", "Generalization check"),
                        ],
                        max_length=20,
                    ),
                ),
                ("label", models.CharField(max_length=80)),
                ("why", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["during"],
            },
        ),
        migrations.CreateModel(
            name="TargetVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "in_force",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iep.targetversion",
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
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.target"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="short name")),
                ("statement", models.CharField(max_length=500, verbose_name="what to do and what counts")),
                ("measure", models.CharField(max_length=40, verbose_name="measure")),
                (
                    "direction",
                    models.CharField(
                        choices=[("increase", "More is better"), ("decrease", "Less is better")],
                        default="increase",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                ("prompting", models.JSONField(verbose_name="prompting")),
                ("ladder", models.JSONField(verbose_name="prompt levels")),
                ("criterion", models.JSONField(verbose_name="mastery criterion")),
                ("data_plan", models.JSONField(verbose_name="data plan")),
                ("steps", models.JSONField(blank=True, default=list, verbose_name="steps")),
                ("items", models.JSONField(blank=True, default=list, verbose_name="items")),
                (
                    "settings",
                    models.JSONField(blank=True, default=dict, verbose_name="settings of the measure"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanUpdate",
            fields=[
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_id", models.UUIDField()),
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("changes", models.JSONField(default=list)),
                (
                    "urgency",
                    models.CharField(
                        choices=[("ordinary", "Plan update"), ("safety", "Safety update")],
                        default="ordinary",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("published_at", models.DateTimeField()),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_updates",
                        to="students.student",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UpdateQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="iep.planupdate",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="question")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="UpdateAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "question",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="iep.updatequestion",
                    ),
                ),
                ("text", models.CharField(max_length=1000, verbose_name="answer")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="UpdateReceipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="iep.planupdate",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("record", models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.AddConstraint(
            model_name="endingtakenback",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="ending_taken_back_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingtakenback",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4ff1026245ddfe0a7bc451cb86fa876f0dbdb255",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6ac8c",
                    table="iep_endingtakenback",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.UniqueConstraint(
                fields=("of", "number"), name="extendedyearversion_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="extendedyearversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="extendedyearversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
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
                name="extendedyearversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="extendedyearversion_decision_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reasons__contained_by", ["regression", "critical_point", "emerging_skill", "other"])
                ),
                name="extended_reasons_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyearversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="extended_says_why"
            ),
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
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyearversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="6ba44c48a3e7006084dda99306d044a230cfc0ba",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_dc3cc",
                    table="iep_extendedyearversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyearversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="c6c5fede5b1368f924b45cf6c749cd0b9b82aea5",
                    operation="DELETE",
                    pgid="pgtrigger_keep_e9597",
                    table="iep_extendedyearversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyearversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_extendedyeardecision AS thing JOIN iep_plan AS plan ON plan.id = thing.plan_id\n      JOIN students_membership AS member ON member.student_id = plan.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="c3cd843aee995a81c4abf55e2a0cd77a10a6fe3c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_1493e",
                    table="iep_extendedyearversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="fadestep",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("fade"), "="), (models.F("during"), "&&")], name="fade_one_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="fadestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="fade_step_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="fadestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source", "teaching"), ("source_date", None), ("source_with", "")),
                    models.Q(
                        ("source__in", ("meeting", "agreement")),
                        ("source_date__isnull", False),
                        models.Q(("source_with", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="fade_step_source_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="fadestep",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="fade_step_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fadestep",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.fade_id IS DISTINCT FROM NEW.fade_id OR OLD.number IS DISTINCT FROM NEW.number OR OLD.source IS DISTINCT FROM NEW.source OR OLD.source_date IS DISTINCT FROM NEW.source_date OR OLD.source_with IS DISTINCT FROM NEW.source_with OR OLD.why IS DISTINCT FROM NEW.why OR OLD.by_id IS DISTINCT FROM NEW.by_id OR OLD.at IS DISTINCT FROM NEW.at THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="8f26c9e6adb39f731a54df6a55de1408e8530636",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_777e2",
                    table="iep_fadestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fadestep",
            trigger=pgtrigger.compiler.Trigger(
                name="one_step_less_at_a_time",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE now integer; steps integer; decided integer;",
                    func="\n                SELECT cardinality(f.steps), f.decided_from INTO steps, decided\n                  FROM iep_fade f WHERE f.id = NEW.fade_id;\n                SELECT s.number INTO now FROM iep_fadestep s\n                 WHERE s.fade_id = NEW.fade_id ORDER BY s.at DESC, s.id DESC LIMIT 1;\n                IF NEW.number < 1 OR NEW.number > steps OR NEW.number > coalesce(now, 0) + 1 THEN\n                    RAISE EXCEPTION 'pgtrigger: a fade plan goes one step less at a time';\n                END IF;\n                IF NEW.number >= decided AND NEW.number > now AND NEW.source = 'teaching' THEN\n                    RAISE EXCEPTION 'pgtrigger: this step lowers support that the team decided';\n                END IF;\n                RETURN NEW;\n                ",
                    hash="7abc1716639c133bf9e971e0bd5f196c52e8df2c",
                    operation="INSERT",
                    pgid="pgtrigger_one_step_less_at_a_time_bd6ab",
                    table="iep_fadestep",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="goalversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="goalversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="goalversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="goalversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="goalversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="goalversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="goalversion",
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
                name="goalversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="goalversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="goalversion_decision_says_when",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="6d86300dd89112d59b937881db9d767c6e9846f2",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_66de3",
                    table="iep_goalversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="5b95ac060a9e2c4e87f3fb389739d605b7edbbad",
                    operation="DELETE",
                    pgid="pgtrigger_keep_0e5c3",
                    table="iep_goalversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_goal AS thing JOIN iep_plan AS plan ON plan.id = thing.plan_id\n      JOIN students_membership AS member ON member.student_id = plan.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="9dea754a1cf6375075c13f95f6fc67ede7a6d836",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_f92ac",
                    table="iep_goalversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["iep", "504", "enrichment", "intervention"])),
                name="plan_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("student", "kind"), name="plan_one_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="planversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="planversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="planversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
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
                name="planversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="planversion_decision_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_due_on__gt", models.F("starts_on"))),
                name="plan_review_after_start",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="faae13ed5427980e082841d09675dd538158f5fc",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_1cf2d",
                    table="iep_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="10056f7c5e66a44d0bc8536754a06e4e438cd327",
                    operation="DELETE",
                    pgid="pgtrigger_keep_cdfa0",
                    table="iep_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_plan AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="d7c3f35147aae3eb6dac585619b04d964100877d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_fb08c",
                    table="iep_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="comparableservices",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["in_state", "other_state"])),
                name="comparable_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="comparableservices",
            constraint=models.CheckConstraint(
                condition=models.Q(("came_from", ""), _negated=True), name="comparable_says_where"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comparableservices",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="594e1064f48dafb4018697452f78b8d66d35db53",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3b30a",
                    table="iep_comparableservices",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="comparableend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("how", "adopted"), ("new", None)),
                    models.Q(("how", "replaced"), ("new__isnull", False), ("source", "meeting")),
                    _connector="OR",
                ),
                name="comparable_end_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="comparableend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source__in", ["meeting", "agreement"]), models.Q(("source_with", ""), _negated=True)
                ),
                name="comparable_end_says_who_decided",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comparableend",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="88d8bc56687d33e7ee36a6ee7bd3b75ed7edd0b0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eb378",
                    table="iep_comparableend",
                    when="BEFORE",
                ),
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
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="1f6c5293490033eb07e78a668dd2603b96abc93f",
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
        pgtrigger.migrations.AddTrigger(
            model_name="serviceversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_service AS thing JOIN iep_plan AS plan ON plan.id = thing.plan_id\n      JOIN students_membership AS member ON member.student_id = plan.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="29c33fe7ec23b6e018b345ea4178ade64808d41a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_765aa",
                    table="iep_serviceversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="support",
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
                name="support_discipline_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject_kind__in", ["goal", "plan", "service", "support"])),
                name="ending_subject_known",
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
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("at")), _connector="OR"),
                name="ending_at_once_or_ahead",
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
        pgtrigger.migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="subject_of_the_student",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner uuid;",
                    func="\n        CASE NEW.subject_kind\n        WHEN 'goal' THEN SELECT t1.student_id INTO owner FROM iep_goal AS t0 JOIN iep_plan AS t1 ON t1.id = t0.plan_id WHERE t0.id = NEW.subject_id;\nWHEN 'plan' THEN SELECT t0.student_id INTO owner FROM iep_plan AS t0 WHERE t0.id = NEW.subject_id;\nWHEN 'service' THEN SELECT t1.student_id INTO owner FROM iep_service AS t0 JOIN iep_plan AS t1 ON t1.id = t0.plan_id WHERE t0.id = NEW.subject_id;\nWHEN 'support' THEN SELECT t0.student_id INTO owner FROM iep_support AS t0 WHERE t0.id = NEW.subject_id;\n        ELSE RETURN NEW;  -- the check refuses it, by its name\n        END CASE;\n        IF owner IS DISTINCT FROM NEW.student_id THEN\n            RAISE EXCEPTION 'There is no such % of this student (%)', NEW.subject_kind, NEW.subject_id\n               USING ERRCODE = 'integrity_constraint_violation';\n        END IF;\n        RETURN NEW;\n        ",
                    hash="41ffac50a88883eb6baffb5abf7bd0a29945df7e",
                    operation="INSERT",
                    pgid="pgtrigger_subject_of_the_student_4928b",
                    table="iep_ending",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="supportversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="supportversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="supportversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="supportversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="supportversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="supportversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportversion",
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
                name="supportversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="supportversion_decision_says_when",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="0c48b51de2257dded5a10a4b5959992bc66f9fcf",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_ddc42",
                    table="iep_supportversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="fd3bc7fc99beb1f1d5338e9eebe6b9fd515f5924",
                    operation="DELETE",
                    pgid="pgtrigger_keep_e0e4d",
                    table="iep_supportversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_support AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(member.discipline = thing.discipline))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="e5a08db20ed7cc0fb75c71ae4fd6591aa0a9c951",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_e2f29",
                    table="iep_supportversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
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
                name="target_discipline_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="target_closed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["baseline", "intervention", "maintenance", "generalization"])
                ),
                name="phase_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("target"), "="), (models.F("during"), "&&")],
                name="phase_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                name="phase_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="fade",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("target"), "="), (models.F("during"), "&&")], name="fade_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="fade",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="fade_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="fade",
            constraint=models.CheckConstraint(
                condition=models.Q(("steps__len__range", (2, 12))), name="fade_has_steps"
            ),
        ),
        migrations.AddConstraint(
            model_name="fade",
            constraint=models.CheckConstraint(
                condition=models.Q(("x__gte", 1), ("x__lte", models.F("y")), ("y__lte", 99)),
                name="fade_x_of_y",
            ),
        ),
        migrations.AddConstraint(
            model_name="fade",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_from", None), ("decided_from__range", (2, 12)), _connector="OR"),
                name="fade_decided_from_a_later_step",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fade",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.target_id IS DISTINCT FROM NEW.target_id OR OLD.what IS DISTINCT FROM NEW.what OR OLD.steps IS DISTINCT FROM NEW.steps OR OLD.threshold IS DISTINCT FROM NEW.threshold OR OLD.x IS DISTINCT FROM NEW.x OR OLD.y IS DISTINCT FROM NEW.y OR OLD.decided_from IS DISTINCT FROM NEW.decided_from OR OLD.by_id IS DISTINCT FROM NEW.by_id THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="b92f686a4f518b5dce7b57ba71c7ea51fb368622",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_f80b0",
                    table="iep_fade",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="targetversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="targetversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="targetversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
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
                name="targetversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="targetversion_decision_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["increase", "decrease"])), name="target_direction_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="fcb887bfb18469fe98aa7003e339f7eac9ece4df",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_e896d",
                    table="iep_targetversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="5bc44cd72386496b9e64d70dbf1386e02f9ed61c",
                    operation="DELETE",
                    pgid="pgtrigger_keep_373a0",
                    table="iep_targetversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_target AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(member.discipline = thing.discipline))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="174cf54519fc6f80db64002d7ae0e520b312d127",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_ca6a1",
                    table="iep_targetversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "subject_kind__in",
                        [
                            "about",
                            "ending",
                            "extended_year",
                            "fade_step",
                            "goal",
                            "plan",
                            "safety",
                            "service",
                            "support",
                            "taken_back",
                            "target",
                        ],
                    )
                ),
                name="update_subject_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("subject_kind", "fade_step"), _negated=True),
                fields=("subject_kind", "subject_id"),
                name="update_once_of_a_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("urgency__in", ["ordinary", "safety"])), name="update_urgency_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c340629725be80e97bd374086fd9e38135b21cfa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fec38",
                    table="iep_planupdate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planupdate",
            trigger=pgtrigger.compiler.Trigger(
                name="subject_of_the_student",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE owner uuid;",
                    func="\n        CASE NEW.subject_kind\n        WHEN 'about' THEN SELECT t1.student_id INTO owner FROM students_aboutversion AS t0 JOIN students_about AS t1 ON t1.id = t0.of_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'ending' THEN SELECT t0.student_id INTO owner FROM iep_ending AS t0 WHERE t0.id = NEW.subject_id;\nWHEN 'extended_year' THEN SELECT t2.student_id INTO owner FROM iep_extendedyearversion AS t0 JOIN iep_extendedyeardecision AS t1 ON t1.id = t0.of_id JOIN iep_plan AS t2 ON t2.id = t1.plan_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'fade_step' THEN SELECT t2.student_id INTO owner FROM iep_fadestep AS t0 JOIN iep_fade AS t1 ON t1.id = t0.fade_id JOIN iep_target AS t2 ON t2.id = t1.target_id WHERE t0.id = NEW.subject_id;\nWHEN 'goal' THEN SELECT t2.student_id INTO owner FROM iep_goalversion AS t0 JOIN iep_goal AS t1 ON t1.id = t0.of_id JOIN iep_plan AS t2 ON t2.id = t1.plan_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'plan' THEN SELECT t1.student_id INTO owner FROM iep_planversion AS t0 JOIN iep_plan AS t1 ON t1.id = t0.of_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'safety' THEN SELECT t1.student_id INTO owner FROM students_safetycardversion AS t0 JOIN students_safetycard AS t1 ON t1.id = t0.of_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'service' THEN SELECT t2.student_id INTO owner FROM iep_serviceversion AS t0 JOIN iep_service AS t1 ON t1.id = t0.of_id JOIN iep_plan AS t2 ON t2.id = t1.plan_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'support' THEN SELECT t1.student_id INTO owner FROM iep_supportversion AS t0 JOIN iep_support AS t1 ON t1.id = t0.of_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\nWHEN 'taken_back' THEN SELECT t1.student_id INTO owner FROM iep_endingtakenback AS t0 JOIN iep_ending AS t1 ON t1.id = t0.ending_id WHERE t0.id = NEW.subject_id;\nWHEN 'target' THEN SELECT t1.student_id INTO owner FROM iep_targetversion AS t0 JOIN iep_target AS t1 ON t1.id = t0.of_id WHERE t0.id = NEW.subject_id AND t0.in_force IS NOT NULL;\n        ELSE RETURN NEW;  -- the check refuses it, by its name\n        END CASE;\n        IF owner IS DISTINCT FROM NEW.student_id THEN\n            RAISE EXCEPTION 'There is no such % of this student (%)', NEW.subject_kind, NEW.subject_id\n               USING ERRCODE = 'integrity_constraint_violation';\n        END IF;\n        RETURN NEW;\n        ",
                    hash="9514c0d201a8668fc124fec8f6341b7b5ce7400a",
                    operation="INSERT",
                    pgid="pgtrigger_subject_of_the_student_6a10e",
                    table="iep_planupdate",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="updatequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="question_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="updatequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f89051a11bd3977c2235a11206289f45787dd44f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1281",
                    table="iep_updatequestion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="updateanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="updateanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1676e09910d50514a80eec1268973f88d30af30d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6fe7a",
                    table="iep_updateanswer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="updatereceipt",
            constraint=models.UniqueConstraint(fields=("update", "user"), name="receipt_once"),
        ),
    ]
