import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids
import students.access_log.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("staff", "0001_the_first_tables"),
        ("staff", "__first__"),
    ]

    operations = [
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True)),
                (
                    "picture",
                    models.CharField(
                        blank=True, help_text="A picture that stands for them on a recorder", max_length=20
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="About",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "student",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="about",
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
            ],
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
                    "supervisor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CareTask",
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
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_tasks",
                        to="students.student",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="what is done")),
                ("steps", models.TextField(max_length=4000, verbose_name="step by step")),
                ("call", models.CharField(max_length=200, verbose_name="whom to call")),
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
            name="CareSignOff",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="students.caretask",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
        ),
        migrations.CreateModel(
            name="CareSignOffEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.caresignoff",
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.caretask",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CareTaskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.caretask",
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
                ("name", models.CharField(max_length=80, verbose_name="what is done")),
                ("steps", models.TextField(max_length=4000, verbose_name="step by step")),
                ("call", models.CharField(max_length=200, verbose_name="whom to call")),
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="staff.school",
                    ),
                ),
                ("grade", models.CharField(max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="EnrolmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
                ("grade", models.CharField(max_length=10)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FamilyAdult",
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
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="family",
                        to="students.student",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("parent", "Parent"),
                            ("guardian", "Guardian"),
                            ("foster_parent", "Foster parent"),
                            ("grandparent", "Grandparent"),
                            ("other", "Other adult"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                ("language", models.CharField(max_length=60, verbose_name="language")),
                (
                    "needs_interpreter",
                    models.BooleanField(default=False, verbose_name="needs an interpreter"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("letter", "Letter"),
                            ("in_person", "In person"),
                        ],
                        max_length=20,
                        verbose_name="best reached by",
                    ),
                ),
                (
                    "reached_at",
                    models.CharField(blank=True, max_length=200, verbose_name="number or address"),
                ),
                ("may_receive", models.BooleanField(verbose_name="may receive records")),
                (
                    "decides_for",
                    models.BooleanField(
                        default=False, verbose_name="decides for the student after 18, by an order"
                    ),
                ),
                ("order_on", models.DateField(blank=True, null=True, verbose_name="date of the order")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FamilyAdultEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.familyadult",
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("parent", "Parent"),
                            ("guardian", "Guardian"),
                            ("foster_parent", "Foster parent"),
                            ("grandparent", "Grandparent"),
                            ("other", "Other adult"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                ("language", models.CharField(max_length=60, verbose_name="language")),
                (
                    "needs_interpreter",
                    models.BooleanField(default=False, verbose_name="needs an interpreter"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("letter", "Letter"),
                            ("in_person", "In person"),
                        ],
                        max_length=20,
                        verbose_name="best reached by",
                    ),
                ),
                (
                    "reached_at",
                    models.CharField(blank=True, max_length=200, verbose_name="number or address"),
                ),
                ("may_receive", models.BooleanField(verbose_name="may receive records")),
                (
                    "decides_for",
                    models.BooleanField(
                        default=False, verbose_name="decides for the student after 18, by an order"
                    ),
                ),
                ("order_on", models.DateField(blank=True, null=True, verbose_name="date of the order")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FamilyHopes",
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
                        related_name="hopes",
                        to="students.student",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="hopes and concerns")),
                (
                    "are_shown",
                    models.BooleanField(
                        default=False, verbose_name="the family agrees that the team reads this"
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                        related_name="team",
                        to="students.student",
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
            ],
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RosterImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.school",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SafetyCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
            name="SafetyCardVersion",
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
                        to="students.safetycardversion",
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
                        to="students.safetycard",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyFlag",
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
                        related_name="safety_flags",
                        to="students.student",
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
                ("words", models.CharField(max_length=500, verbose_name="what is wrong")),
            ],
        ),
        migrations.CreateModel(
            name="SafetyFlagAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "flag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="students.safetyflag",
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
                ("words", models.CharField(max_length=500, verbose_name="answer")),
            ],
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="staff.school",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                    "student",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="students.student",
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
            ],
        ),
        migrations.CreateModel(
            name="SectionMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Transfer",
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
                        related_name="transfers",
                        to="students.student",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrive", "Comes to the district"),
                            ("move", "Moves to another school"),
                            ("leave", "Leaves the district"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="students.enrolment",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="students.enrolment",
                    ),
                ),
                ("first", models.DateField()),
                ("where", models.CharField(blank=True, max_length=200)),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_state", "Another district of this state"),
                            ("other_state", "Another state"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="TransferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="students.transfer",
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
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrive", "Comes to the district"),
                            ("move", "Moves to another school"),
                            ("leave", "Leaves the district"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.enrolment",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="students.enrolment",
                    ),
                ),
                ("first", models.DateField()),
                ("where", models.CharField(blank=True, max_length=200)),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_state", "Another district of this state"),
                            ("other_state", "Another state"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended", models.JSONField(default=list)),
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "taken_back_by",
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
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AboutVersion",
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
                        to="students.aboutversion",
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
                        to="students.about",
                    ),
                ),
                ("greet", models.CharField(blank=True, max_length=200, verbose_name="how to greet")),
                ("strengths", models.TextField(blank=True, max_length=500, verbose_name="strengths")),
                ("interests", models.TextField(blank=True, max_length=500, verbose_name="interests")),
                (
                    "own_words",
                    models.TextField(blank=True, max_length=500, verbose_name="in the student's own words"),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                (
                    "communicates",
                    models.TextField(blank=True, max_length=500, verbose_name="how the student communicates"),
                ),
                (
                    "offer",
                    models.TextField(
                        blank=True, max_length=500, verbose_name="how to offer it, and how long to wait"
                    ),
                ),
                ("helps", models.TextField(blank=True, max_length=700, verbose_name="what helps")),
                ("avoid", models.TextField(blank=True, max_length=700, verbose_name="what to avoid")),
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
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        db_default=students.access_log.models.TransactionId(), editable=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccessSeal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        help_text="1, 2, 3 with no gap", primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("after_row", models.BigIntegerField()),
                ("last_row", models.BigIntegerField(help_text="The highest row id that is sealed so far")),
                ("upto", models.BigIntegerField(help_text="A transaction id: the first that is not sealed")),
                ("closes", models.BooleanField(default=False)),
                ("n", models.PositiveIntegerField()),
                ("marks", models.BinaryField()),
                ("prev", models.BinaryField(unique=True)),
                ("hash", models.BinaryField(unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id__gte", 1)), name="access_seal_counts_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_row__gte", models.F("after_row"))),
                        name="access_seal_forward",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accessseal",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f881c8698f927ea0c1cc7724cc662b08a69977bb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c0fa7",
                    table="students_accessseal",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="student",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("source", "source_id"),
                name="student_source_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="aboutversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="aboutversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="aboutversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
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
                name="aboutversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="aboutversion_decision_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="aboutversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("own_words", ""), ("asked_on__isnull", False), _connector="OR"),
                name="about_own_words_have_date",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aboutversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="93cfe8a811ba821115ad94be039808bf6dbed04e",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_45c2a",
                    table="students_aboutversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aboutversion",
            trigger=pgtrigger.compiler.Trigger(
                name="keep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.in_force IS NULL THEN RETURN OLD; END IF;\nRAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="156f67b5fbef78adb59c1a310291694b8f4c9278",
                    operation="DELETE",
                    pgid="pgtrigger_keep_d5862",
                    table="students_aboutversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="accessrow",
            index=django.contrib.postgres.indexes.GinIndex(fields=["students"], name="access_row_students"),
        ),
        migrations.AddIndex(
            model_name="accessrow",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["txid"], name="access_row_txid"
            ),
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
            model_name="caresignoffevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="60f0a6deb109062901fc47e8a1b7c336f8aaebc6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5b4e0",
                    table="students_caresignoffevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="caresignoff",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("task"), "="), (models.F("person"), "="), (models.F("during"), "&&")],
                name="care_sign_off_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="caresignoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="care_sign_off_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="caresignoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__upper_inf", False), ("during__isempty", True), _connector="OR"),
                name="care_sign_off_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="caresignoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("by")), _negated=True), name="care_sign_off_by_another"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caresignoff",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.task_id IS DISTINCT FROM NEW.task_id OR OLD.person_id IS DISTINCT FROM NEW.person_id OR OLD.by_id IS DISTINCT FROM NEW.by_id THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="c3c6267b0b2f56a8f200a9721dfbfbb55fa4615f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_be934",
                    table="students_caresignoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caresignoff",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_caresignoffevent" ("by_id", "during", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."by_id", NEW."during", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."task_id"); RETURN NULL;',
                    hash="86cdeabf418c242d0191aaa7deada8229757a717",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e34d",
                    table="students_caresignoff",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caresignoff",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_caresignoffevent" ("by_id", "during", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") VALUES (NEW."by_id", NEW."during", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."task_id"); RETURN NULL;',
                    hash="857656e65e415ee1e5491c6f54d88d283c991386",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c2d73",
                    table="students_caresignoff",
                    when="AFTER",
                ),
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
        migrations.AddConstraint(
            model_name="safetycardversion",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="safetycardversion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="safetycardversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", None)), fields=("of",), name="safetycardversion_one_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="safetycardversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("of"), "="), (models.F("in_force"), "&&")],
                name="safetycardversion_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetycardversion",
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
                name="safetycardversion_published_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetycardversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source", ""),
                    ("source", "teaching"),
                    models.Q(("source_date__isnull", False), models.Q(("source_with", ""), _negated=True)),
                    _connector="OR",
                ),
                name="safetycardversion_decision_says_when",
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
            model_name="safetyflaganswer",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0780ba9c41db011e41e4dd398e3f79348ebffe4c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5ddfc",
                    table="students_safetyflaganswer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("source", "source_id"),
                name="section_source_once",
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
        migrations.AddConstraint(
            model_name="sectionmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("student__isnull", True), ("user__isnull", False)),
                    models.Q(("student__isnull", False), ("user__isnull", True)),
                    _connector="OR",
                ),
                name="section_member_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionmember",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("section"), "="),
                    (models.F("student"), "="),
                    (models.F("during"), "&&"),
                ],
                name="section_student_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionmember",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("section"), "="), (models.F("user"), "="), (models.F("during"), "&&")],
                name="section_user_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="section_member_starts"
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
            model_name="safetyflag",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b7e6d7e35715057e403c48d8eb6c06f80b0b6099",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_708b1",
                    table="students_safetyflag",
                    when="BEFORE",
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
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("team_role__in", ["case_manager", "teacher", "provider"])),
                name="membership_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("student"), "="),
                    (models.F("user"), "="),
                    (models.F("team_role"), "="),
                    (models.F("during"), "&&"),
                ],
                name="membership_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("team_role", "case_manager")),
                expressions=[("student", "="), ("during", "&&")],
                name="membership_one_case_manager",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="membership_starts"
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
            model_name="familyhopes",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0544fdf6cbc53bf5e6673a1211e627e9c3c3c93e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a19f9",
                    table="students_familyhopes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyadultevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b06ac5a4b29558b4d79a9341bde5dfd8d78b5525",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c68dc",
                    table="students_familyadultevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="familyadult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("relation__in", ["parent", "guardian", "foster_parent", "grandparent", "other"])
                ),
                name="family_relation_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="familyadult",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["phone", "text", "email", "letter", "in_person"])),
                name="family_channel_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="familyadult",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="family_adult_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="familyadult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decides_for", False), ("may_receive", True)),
                    ("order_on__isnull", False),
                    _connector="OR",
                ),
                name="family_order_has_date",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyadult",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.student_id IS DISTINCT FROM NEW.student_id OR OLD.name IS DISTINCT FROM NEW.name OR OLD.relation IS DISTINCT FROM NEW.relation OR OLD.language IS DISTINCT FROM NEW.language OR OLD.needs_interpreter IS DISTINCT FROM NEW.needs_interpreter OR OLD.channel IS DISTINCT FROM NEW.channel OR OLD.reached_at IS DISTINCT FROM NEW.reached_at OR OLD.may_receive IS DISTINCT FROM NEW.may_receive OR OLD.decides_for IS DISTINCT FROM NEW.decides_for OR OLD.order_on IS DISTINCT FROM NEW.order_on OR OLD.by_id IS DISTINCT FROM NEW.by_id THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="8b06d9af1f84b935254648313781e15d43b385f8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_f1655",
                    table="students_familyadult",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyadult",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_familyadultevent" ("by_id", "channel", "decides_for", "during", "id", "language", "may_receive", "name", "needs_interpreter", "order_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_at", "relation", "student_id") VALUES (NEW."by_id", NEW."channel", NEW."decides_for", NEW."during", NEW."id", NEW."language", NEW."may_receive", NEW."name", NEW."needs_interpreter", NEW."order_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reached_at", NEW."relation", NEW."student_id"); RETURN NULL;',
                    hash="59cc560558749996f10760e90c08a84c17c4375c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a0ca",
                    table="students_familyadult",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyadult",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_familyadultevent" ("by_id", "channel", "decides_for", "during", "id", "language", "may_receive", "name", "needs_interpreter", "order_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_at", "relation", "student_id") VALUES (NEW."by_id", NEW."channel", NEW."decides_for", NEW."during", NEW."id", NEW."language", NEW."may_receive", NEW."name", NEW."needs_interpreter", NEW."order_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reached_at", NEW."relation", NEW."student_id"); RETURN NULL;',
                    hash="ef24708f628b9fea135116c0778329850c60a18d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_03d9b",
                    table="students_familyadult",
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
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("student"), "="), (models.F("during"), "&&")],
                name="enrolment_one_school",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="enrolment_starts"
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
            model_name="caretaskevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c0560692f5a77128901ab6d656dcbfdb35fc1cde",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2983a",
                    table="students_caretaskevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="caretask",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("student"), "="), (models.F("name"), "="), (models.F("during"), "&&")],
                name="care_task_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="caretask",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="care_task_starts"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caretask",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.student_id IS DISTINCT FROM NEW.student_id OR OLD.name IS DISTINCT FROM NEW.name OR OLD.steps IS DISTINCT FROM NEW.steps OR OLD.call IS DISTINCT FROM NEW.call OR OLD.by_id IS DISTINCT FROM NEW.by_id THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="57cfb38fa830f11768ddb1ee4774d5892eb22914",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_efacf",
                    table="students_caretask",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caretask",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_caretaskevent" ("by_id", "call", "during", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "steps", "student_id") VALUES (NEW."by_id", NEW."call", NEW."during", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."steps", NEW."student_id"); RETURN NULL;',
                    hash="22cc233e4fb8fdab64812775624f3239c468c2db",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d607",
                    table="students_caretask",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caretask",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_caretaskevent" ("by_id", "call", "during", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "steps", "student_id") VALUES (NEW."by_id", NEW."call", NEW."during", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."steps", NEW."student_id"); RETURN NULL;',
                    hash="e23cc8c1051886ed7c6b09753edf79eb5ce384df",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_543cf",
                    table="students_caretask",
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
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("para", models.F("supervisor")), _negated=True),
                name="assignment_not_own_supervisor",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("student"), "="), (models.F("para"), "="), (models.F("during"), "&&")],
                name="assignment_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="assignment_starts"
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
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["arrive", "move", "leave"])), name="transfer_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "arrive"), ("new__isnull", False), ("old", None)),
                    models.Q(
                        ("kind", "move"), ("new__isnull", False), ("old__isnull", False), ("origin", "")
                    ),
                    models.Q(("kind", "leave"), ("new", None), ("old__isnull", False), ("origin", "")),
                    _connector="OR",
                ),
                name="transfer_from_and_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin", ""),
                    models.Q(
                        ("origin__in", ["in_state", "other_state"]), models.Q(("where", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="transfer_origin_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)),
                fields=("old",),
                name="transfer_once_from_a_school",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="transfer_taken_back",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transfer",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_end",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' OR OLD.student_id IS DISTINCT FROM NEW.student_id OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.old_id IS DISTINCT FROM NEW.old_id OR OLD.new_id IS DISTINCT FROM NEW.new_id OR OLD.first IS DISTINCT FROM NEW.first OR OLD.where IS DISTINCT FROM NEW.where OR OLD.origin IS DISTINCT FROM NEW.origin OR OLD.ended IS DISTINCT FROM NEW.ended OR OLD.by_id IS DISTINCT FROM NEW.by_id OR OLD.at IS DISTINCT FROM NEW.at THEN\n            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;\n        END IF;\n        RETURN NEW;\n        ",
                    hash="fb1257720085100c3ba68830931236e47ee0bda8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_the_end_85856",
                    table="students_transfer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transfer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "students_transferevent" ("at", "by_id", "ended", "first", "id", "kind", "new_id", "old_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "taken_back_at", "taken_back_by_id", "where") VALUES (NEW."at", NEW."by_id", NEW."ended", NEW."first", NEW."id", NEW."kind", NEW."new_id", NEW."old_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."student_id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."where"); RETURN NULL;',
                    hash="3753c20435044279b0352f84da3a941128e25c94",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d6111",
                    table="students_transfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transfer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "students_transferevent" ("at", "by_id", "ended", "first", "id", "kind", "new_id", "old_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "taken_back_at", "taken_back_by_id", "where") VALUES (NEW."at", NEW."by_id", NEW."ended", NEW."first", NEW."id", NEW."kind", NEW."new_id", NEW."old_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."student_id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."where"); RETURN NULL;',
                    hash="40dc169a347fdd66d05c9ca0918ab103f49b2a04",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f14b1",
                    table="students_transfer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transferevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e227d91fbbb250116927b984c56e1511c071ed08",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bf04b",
                    table="students_transferevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
