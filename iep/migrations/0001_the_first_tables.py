import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "0001_the_first_tables"),
        ("students", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["iep", "504", "enrichment", "intervention"])),
                        name="plan_kind_known",
                    ),
                    models.UniqueConstraint(fields=("student", "kind"), name="plan_one_of_a_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="iep.plan"
                    ),
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
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("review_due_on", models.DateField(verbose_name="annual review due")),
                (
                    "present_levels",
                    models.TextField(blank=True, max_length=4000, verbose_name="what the student does now"),
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.plan"
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="planversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", None)), fields=("of",), name="planversion_one_draft"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                        name="planversion_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("in_force", None),
                                ("published_at", None),
                                ("published_by", None),
                                ("source", ""),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", ""),
                            ("source", "teaching"),
                            models.Q(
                                ("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="planversion_decision_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_due_on__gt", models.F("starts_on"))),
                        name="plan_review_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supports",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
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
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportVersion",
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
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("when", models.CharField(max_length=200, verbose_name="when")),
                ("where", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("how_often", models.CharField(blank=True, max_length=120, verbose_name="how often")),
                ("how", models.TextField(max_length=2000, verbose_name="how")),
                ("avoid", models.TextField(blank=True, max_length=1000, verbose_name="avoid")),
                ("script", models.TextField(blank=True, max_length=1000, verbose_name="words to say")),
                ("fade", models.TextField(blank=True, max_length=1000, verbose_name="how it will fade")),
                ("settings", models.JSONField(blank=True, default=dict, verbose_name="settings of the kind")),
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.support"
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="supportversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", None)),
                        fields=("of",),
                        name="supportversion_one_draft",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                        name="supportversion_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("in_force", None),
                                ("published_at", None),
                                ("published_by", None),
                                ("source", ""),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", ""),
                            ("source", "teaching"),
                            models.Q(
                                ("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="supportversion_decision_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="iep.goal"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="target_closed_by_somebody",
                    ),
                ],
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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="phases", to="iep.target"
                    ),
                ),
            ],
            options={
                "ordering": ["during"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["baseline", "intervention", "maintenance", "generalization"])
                        ),
                        name="phase_kind_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("target"), "="), (models.F("during"), "&&")],
                        name="phase_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="phase_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetVersion",
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.target"
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="targetversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", None)), fields=("of",), name="targetversion_one_draft"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                        name="targetversion_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("in_force", None),
                                ("published_at", None),
                                ("published_by", None),
                                ("source", ""),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", ""),
                            ("source", "teaching"),
                            models.Q(
                                ("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="targetversion_decision_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["increase", "decrease"])),
                        name="target_direction_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalVersion",
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
                ("area", models.CharField(max_length=60, verbose_name="area")),
                ("condition", models.CharField(blank=True, max_length=300, verbose_name="condition")),
                ("behavior", models.CharField(max_length=300, verbose_name="what the student will do")),
                ("criterion", models.CharField(max_length=300, verbose_name="how well, how often")),
                ("baseline", models.CharField(blank=True, max_length=200, verbose_name="baseline")),
                ("due_on", models.DateField(verbose_name="due on")),
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
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="iep.goal"
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="goalversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", None)), fields=("of",), name="goalversion_one_draft"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                        name="goalversion_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("in_force", None),
                                ("published_at", None),
                                ("published_by", None),
                                ("source", ""),
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", ""),
                            ("source", "teaching"),
                            models.Q(
                                ("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="goalversion_decision_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanUpdate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                    "goal_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="iep.goalversion",
                    ),
                ),
                (
                    "safety_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="students.safetycardversion",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_updates",
                        to="students.student",
                    ),
                ),
                (
                    "plan_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="iep.planversion",
                    ),
                ),
                (
                    "support_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="iep.supportversion",
                    ),
                ),
                (
                    "target_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="iep.targetversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("goal_version__isnull", True),
                                ("plan_version__isnull", False),
                                ("safety_version__isnull", True),
                                ("support_version__isnull", True),
                                ("target_version__isnull", True),
                            ),
                            models.Q(
                                ("goal_version__isnull", False),
                                ("plan_version__isnull", True),
                                ("safety_version__isnull", True),
                                ("support_version__isnull", True),
                                ("target_version__isnull", True),
                            ),
                            models.Q(
                                ("goal_version__isnull", True),
                                ("plan_version__isnull", True),
                                ("safety_version__isnull", True),
                                ("support_version__isnull", True),
                                ("target_version__isnull", False),
                            ),
                            models.Q(
                                ("goal_version__isnull", True),
                                ("plan_version__isnull", True),
                                ("safety_version__isnull", True),
                                ("support_version__isnull", False),
                                ("target_version__isnull", True),
                            ),
                            models.Q(
                                ("goal_version__isnull", True),
                                ("plan_version__isnull", True),
                                ("safety_version__isnull", False),
                                ("support_version__isnull", True),
                                ("target_version__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="update_tells_of_one_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["ordinary", "safety"])),
                        name="update_urgency_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateReceipt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("record", models.UUIDField(blank=True, null=True)),
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
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("update", "user"), name="receipt_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="25861d3e260e17657d8ba23f39d1575a4ce409a5",
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
            model_name="planversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="28342107dd1d4a8b16efb60d55547ec3667a453a",
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
            model_name="supportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="8e7aaa7e015ca7df7c0551bff97072224154e748",
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
            model_name="targetversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="f66a64fa67b0ff951eb00fb11dd90ea2e32de17e",
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
    ]
