import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids
import students.models.access_row


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("staff", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Duty",
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
                ("place", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("support", "With students"),
                            ("lunch", "Lunch duty"),
                            ("recess", "Recess duty"),
                            ("bus", "Bus duty"),
                            ("data_time", "Time for data and planning"),
                            ("own_lunch", "Own lunch"),
                        ],
                        default="support",
                        max_length=20,
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("week", "Days of the week"), ("cycle", "Days of the rotation")],
                        default="week",
                        max_length=5,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                (
                    "para",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.period",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="staff.school"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duties",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["support", "lunch", "recess", "bus", "data_time", "own_lunch"])
                        ),
                        name="duty_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rhythm__in", ["week", "cycle"])), name="duty_rhythm_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("day__range", (1, 10))), name="duty_day_sane"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isempty", False),
                            ("minutes__startswith__gte", 0),
                            ("minutes__endswith__lte", 1440),
                        ),
                        name="duty_within_a_day",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("para"), "="),
                            (models.F("rhythm"), "="),
                            (models.F("day"), "="),
                            (models.F("minutes"), "&&"),
                            (models.F("during"), "&&"),
                        ],
                        name="duty_one_place_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__lower_inf", False)), name="duty_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                ("place", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("support", "With students"),
                            ("lunch", "Lunch duty"),
                            ("recess", "Recess duty"),
                            ("bus", "Bus duty"),
                            ("data_time", "Time for data and planning"),
                            ("own_lunch", "Own lunch"),
                        ],
                        default="support",
                        max_length=20,
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("week", "Days of the week"), ("cycle", "Days of the rotation")],
                        default="week",
                        max_length=5,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                (
                    "para",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.period",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.duty",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="staff.school",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Student",
            fields=[
                ("legal_name", models.CharField(max_length=200, verbose_name="legal name")),
                ("used_name", models.CharField(blank=True, max_length=200, verbose_name="name used")),
                (
                    "sort_as",
                    models.CharField(
                        blank=True,
                        help_text="For example “Rivera Lund, Mateo”.",
                        max_length=200,
                        verbose_name="sorted as",
                    ),
                ),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("pronouns", models.CharField(blank=True, max_length=40, verbose_name="pronouns")),
                ("say_it", models.CharField(blank=True, max_length=80, verbose_name="how to say it")),
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("birth_date", models.DateField()),
                (
                    "picture",
                    models.CharField(
                        blank=True, help_text="A picture that stands for them on a recorder", max_length=20
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source_id", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="student_source_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "student",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_card",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "para",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervised_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("para", models.F("supervisor")), _negated=True),
                        name="assignment_not_own_supervisor",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("student"), "="),
                            (models.F("para"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="assignment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__lower_inf", False)), name="assignment_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyAssignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="students.assignment",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="serves", to="students.duty"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "assignment"), name="duty_serves_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyAssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                (
                    "assignment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.assignment",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.duty",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.dutyassignment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
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
                ("grade", models.CharField(max_length=10)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="staff.school",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("student"), "="), (models.F("during"), "&&")],
                        name="enrolment_one_school",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="enrolment_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team_role",
                    models.CharField(
                        choices=[
                            ("case_manager", "Case manager"),
                            ("teacher", "Special education teacher"),
                            ("provider", "Related service provider"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "discipline",
                    models.CharField(
                        blank=True,
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
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("team_role__in", ["case_manager", "teacher", "provider"])),
                        name="membership_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
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
                                ),
                                ("team_role", "provider"),
                            ),
                            models.Q(models.Q(("team_role", "provider"), _negated=True), ("discipline", "")),
                            _connector="OR",
                        ),
                        name="membership_discipline_iff_provider",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("student"), "="),
                            (models.F("user"), "="),
                            (models.F("team_role"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="membership_once",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("team_role", "case_manager")),
                        expressions=[("student", "="), ("during", "&&")],
                        name="membership_one_case_manager",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="membership_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyCardVersion",
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
                ("allergies", models.TextField(blank=True, max_length=1000, verbose_name="allergies")),
                (
                    "seizures",
                    models.TextField(blank=True, max_length=2000, verbose_name="seizures and action plans"),
                ),
                ("food", models.TextField(blank=True, max_length=1000, verbose_name="food and swallowing")),
                ("elopement", models.TextField(blank=True, max_length=1000, verbose_name="leaving the area")),
                (
                    "transfers",
                    models.TextField(blank=True, max_length=1000, verbose_name="transfers and lifting"),
                ),
                ("devices", models.TextField(blank=True, max_length=1000, verbose_name="devices")),
                ("pick_up", models.TextField(blank=True, max_length=1000, verbose_name="who may pick up")),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="students.safetycardversion",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="students.safetycard",
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
                    models.UniqueConstraint(fields=("of", "number"), name="safetycardversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", None)),
                        fields=("of",),
                        name="safetycardversion_one_draft",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                        name="safetycardversion_one_in_force",
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
                        name="safetycardversion_published_says_who",
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
                        name="safetycardversion_decision_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionMember",
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
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="students.section",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("student__isnull", True), ("user__isnull", False)),
                            models.Q(("student__isnull", False), ("user__isnull", True)),
                            _connector="OR",
                        ),
                        name="section_member_is_one",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("section"), "="),
                            (models.F("student"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="section_student_once",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("section"), "="),
                            (models.F("user"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="section_user_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="section_member_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.sectionmember",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.section",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                (
                    "team_role",
                    models.CharField(
                        choices=[
                            ("case_manager", "Case manager"),
                            ("teacher", "Special education teacher"),
                            ("provider", "Related service provider"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "discipline",
                    models.CharField(
                        blank=True,
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
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnrolmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                ("grade", models.CharField(max_length=10)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.enrolment",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                (
                    "para",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.assignment",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StudentBlock",
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
                    "rhythm",
                    models.CharField(
                        choices=[("week", "Days of the week"), ("cycle", "Days of the rotation")],
                        default="week",
                        max_length=5,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("activity", models.CharField(max_length=120)),
                (
                    "support_level",
                    models.CharField(
                        choices=[
                            ("independent", "Independent"),
                            ("teacher", "Teacher"),
                            ("peer", "Peer"),
                            ("small_group", "Small group"),
                            ("adult", "Adult support"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "supervision_level",
                    models.CharField(
                        choices=[
                            ("as_for_all", "As for all students"),
                            ("check", "Check regularly"),
                            ("line_of_sight", "Line of sight"),
                            ("arms_reach", "Arm's reach"),
                            ("two_adults", "Two adults"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.period",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocks",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("support_level__in", ["independent", "teacher", "peer", "small_group", "adult"])
                        ),
                        name="block_support_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "supervision_level__in",
                                ["as_for_all", "check", "line_of_sight", "arms_reach", "two_adults"],
                            )
                        ),
                        name="block_supervision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rhythm__in", ["week", "cycle"])), name="block_rhythm_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day__range", (1, 10))), name="block_day_sane"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isempty", False),
                            ("minutes__startswith__gte", 0),
                            ("minutes__endswith__lte", 1440),
                        ),
                        name="block_within_a_day",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("student"), "="),
                            (models.F("rhythm"), "="),
                            (models.F("day"), "="),
                            (models.F("minutes"), "&&"),
                            (models.F("during"), "&&"),
                        ],
                        name="block_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__lower_inf", False)), name="block_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudentBlockEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("week", "Days of the week"), ("cycle", "Days of the rotation")],
                        default="week",
                        max_length=5,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("activity", models.CharField(max_length=120)),
                (
                    "support_level",
                    models.CharField(
                        choices=[
                            ("independent", "Independent"),
                            ("teacher", "Teacher"),
                            ("peer", "Peer"),
                            ("small_group", "Small group"),
                            ("adult", "Adult support"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "supervision_level",
                    models.CharField(
                        choices=[
                            ("as_for_all", "As for all students"),
                            ("check", "Check regularly"),
                            ("line_of_sight", "Line of sight"),
                            ("arms_reach", "Arm's reach"),
                            ("two_adults", "Two adults"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.period",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.studentblock",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.student",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("page", models.CharField(max_length=80)),
                ("act", models.CharField(max_length=20)),
                ("ground", models.CharField(max_length=200)),
                (
                    "students",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                ("request_id", models.UUIDField(null=True)),
                (
                    "txid",
                    models.BigIntegerField(
                        db_default=students.models.access_row.TransactionId(), editable=False
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["students"], name="access_row_students")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accessrow",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="05c2190cd619d699c19ed2d761e3b5bedad08d2b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c9b6d",
                    table="students_accessrow",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_dutyevent" ("day", "during", "id", "kind", "minutes", "para_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "school_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."kind", NEW."minutes", NEW."para_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."rhythm", NEW."school_id"); RETURN NULL;',
                    hash="e8db8843d9f2b67fb6279204b370a08eef6eb88d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_027af",
                    table="students_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_dutyevent" ("day", "during", "id", "kind", "minutes", "para_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "school_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."kind", NEW."minutes", NEW."para_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."rhythm", NEW."school_id"); RETURN NULL;',
                    hash="f65c16a23d3c5f3a388bc9f34e2a5cdb4228313d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4ff52",
                    table="students_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_dutyassignmentevent" ("assignment_id", "duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."assignment_id", NEW."duty_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="85744b77d6ad60d9cd4d53e4c0b783aa7043e196",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d8307",
                    table="students_dutyassignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_dutyassignmentevent" ("assignment_id", "duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."assignment_id", OLD."duty_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="f5c66b8471f027bdbe4139ba1b8e8a02e963e161",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e1a2e",
                    table="students_dutyassignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyassignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2ebe8109d6d61b471a37250aa17b49b0bc2b0358",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8406c",
                    table="students_dutyassignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b9d68fc6b2c379469d95ca415428cafd27410287",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1be24",
                    table="students_dutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetycardversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="f2c8e8c2302400f06fdc99f082c9956a1040fa83",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_e5e6b",
                    table="students_safetycardversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetycardversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="a8d0d24da48a2cf6d764897790ca37d64a5f005c",
                    operation="DELETE",
                    pgid="pgtrigger_keep_aa756",
                    table="students_safetycardversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionmemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fb9a17247600acb34f4542847490b49dc6265496",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_474a9",
                    table="students_sectionmemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_sectionmemberevent" ("during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "student_id", "user_id") VALUES (NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."student_id", NEW."user_id"); RETURN NULL;',
                    hash="f85b488ad1f77be9861a5f7df001a709cb55e1a7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_89bc4",
                    table="students_sectionmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_sectionmemberevent" ("during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "student_id", "user_id") VALUES (NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."student_id", NEW."user_id"); RETURN NULL;',
                    hash="032d576be45d01bce7a2f6173e9a99a0d29bcf07",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b5248",
                    table="students_sectionmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d74d53ff1afe2ced8e536eacd9643418c829166b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f0448",
                    table="students_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_membershipevent" ("by_id", "discipline", "during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "student_id", "team_role", "user_id") VALUES (NEW."by_id", NEW."discipline", NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."student_id", NEW."team_role", NEW."user_id"); RETURN NULL;',
                    hash="7f1378e19fc0f571460f5d210682d704ed262187",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_031ea",
                    table="students_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_membershipevent" ("by_id", "discipline", "during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "student_id", "team_role", "user_id") VALUES (NEW."by_id", NEW."discipline", NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."student_id", NEW."team_role", NEW."user_id"); RETURN NULL;',
                    hash="fce786c95f636832a069078f880e42087bf935f7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_173ef",
                    table="students_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enrolmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8c4cc951e2f01fd76356586a1171c703387732f4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_868fb",
                    table="students_enrolmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enrolment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_enrolmentevent" ("during", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "student_id") VALUES (NEW."during", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."student_id"); RETURN NULL;',
                    hash="753afb1202eb0e2dff2fa578c7b5103540890fbe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3868e",
                    table="students_enrolment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enrolment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_enrolmentevent" ("during", "grade", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "student_id") VALUES (NEW."during", NEW."grade", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."student_id"); RETURN NULL;',
                    hash="008dfa7e496dc2e70501b214c5a36d0dd12a4edc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_33cc3",
                    table="students_enrolment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="535a7fe278c73cb7f310577dd992449b2864d5b2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f6f3f",
                    table="students_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_assignmentevent" ("during", "id", "para_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "supervisor_id") VALUES (NEW."during", NEW."id", NEW."para_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."student_id", NEW."supervisor_id"); RETURN NULL;',
                    hash="60983e1fdb83b0a0f01d0931208dcab63ce62705",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e5fd5",
                    table="students_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_assignmentevent" ("during", "id", "para_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "supervisor_id") VALUES (NEW."during", NEW."id", NEW."para_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."student_id", NEW."supervisor_id"); RETURN NULL;',
                    hash="1bc72d0ef83e4f033b114320d206e2de41156cf9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0099",
                    table="students_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentblock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_studentblockevent" ("activity", "day", "during", "id", "minutes", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "student_id", "supervision_level", "support_level") VALUES (NEW."activity", NEW."day", NEW."during", NEW."id", NEW."minutes", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."rhythm", NEW."student_id", NEW."supervision_level", NEW."support_level"); RETURN NULL;',
                    hash="fbd036a34484340f5caa4f16ff3eec313bd0f573",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_04bfd",
                    table="students_studentblock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentblock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_studentblockevent" ("activity", "day", "during", "id", "minutes", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "student_id", "supervision_level", "support_level") VALUES (NEW."activity", NEW."day", NEW."during", NEW."id", NEW."minutes", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."rhythm", NEW."student_id", NEW."supervision_level", NEW."support_level"); RETURN NULL;',
                    hash="a67898c345f3bf3497633268fe41fb6e5cefbafd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_928a1",
                    table="students_studentblock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentblockevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="36387d398a604ead10678ef7fd3964ab13bc7adc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ff2fa",
                    table="students_studentblockevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
