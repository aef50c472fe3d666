import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids
import staff.schools.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "time_zone",
                    models.CharField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[staff.schools.models.validate_time_zone],
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="staff.school",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="The system that it was imported from", max_length=40
                    ),
                ),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="BellSchedule",
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
                        related_name="bell_schedules",
                        to="staff.school",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("is_regular", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="BellScheduleEvent",
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
                        to="staff.bellschedule",
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
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("is_regular", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
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
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("language", models.CharField(default="en-us", max_length=10)),
                ("is_active", models.BooleanField(default=True)),
                ("deactivated_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["sort_key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_lower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deactivated_at", None), ("is_active", True)),
                            models.Q(("deactivated_at__isnull", False), ("is_active", False)),
                            _connector="OR",
                        ),
                        name="user_inactive_since_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_id", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="user_source_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarChange",
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
                        related_name="calendar_changes",
                        to="staff.school",
                    ),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("days", models.PositiveSmallIntegerField(help_text="How many days were changed")),
                (
                    "kind",
                    models.CharField(
                        choices=[("school", "School day"), ("half", "Half day"), ("off", "No school")],
                        max_length=10,
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.bellschedule",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120)),
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
            name="CalendarDay",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "school_id", "date", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar",
                        to="staff.school",
                    ),
                ),
                ("date", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("school", "School day"), ("half", "Half day"), ("off", "No school")],
                        default="school",
                        max_length=10,
                    ),
                ),
                (
                    "cycle_day",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Day 1 to n of the rotation", null=True
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="staff.bellschedule",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="ExtendedYear",
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extended_years",
                        to="staff.school",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.bellschedule"
                    ),
                ),
                (
                    "days_off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["during"],
            },
        ),
        migrations.CreateModel(
            name="ExtendedYearEvent",
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
                        to="staff.extendedyear",
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
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.bellschedule",
                    ),
                ),
                (
                    "days_off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("subject", models.CharField(blank=True, max_length=80)),
                ("period", models.CharField(blank=True, max_length=40)),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.school",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("run_after", models.DateTimeField()),
                ("lease_token", models.UUIDField(editable=False, null=True)),
                ("lease_until", models.DateTimeField(editable=False, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("error_code", models.CharField(blank=True, max_length=60)),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="Why it failed, in words, without names", max_length=500
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                (
                    "total",
                    models.PositiveIntegerField(
                        default=0, help_text="0 while it is not known how much there is"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "sent_at",
                    models.DateTimeField(
                        editable=False, help_text="When a worker was last told of it", null=True
                    ),
                ),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("special_education_teacher", "Special education teacher"),
                            ("director", "Director of special education and pupil services"),
                            ("aide", "Special education program aide"),
                            ("general_teacher", "Teacher"),
                            ("interpreter", "Educational interpreter"),
                            ("related_service", "Related service provider"),
                        ],
                        max_length=40,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("renewal_applied", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LicenceEvent",
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
                        to="staff.licence",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("special_education_teacher", "Special education teacher"),
                            ("director", "Director of special education and pupil services"),
                            ("aide", "Special education program aide"),
                            ("general_teacher", "Teacher"),
                            ("interpreter", "Educational interpreter"),
                            ("related_service", "Related service provider"),
                        ],
                        max_length=40,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=40)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("renewal_applied", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="staff.bellschedule",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
            ],
            options={
                "ordering": ["minutes"],
            },
        ),
        migrations.CreateModel(
            name="PeriodEvent",
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
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
                (
                    "bell",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.bellschedule",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Policy",
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policies",
                        to="staff.school",
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                (
                    "source",
                    models.CharField(
                        help_text="The law or rule, or the words “district expectation”", max_length=200
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "policies",
            },
        ),
        migrations.CreateModel(
            name="PolicyEvent",
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
                        to="staff.policy",
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
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                (
                    "source",
                    models.CharField(
                        help_text="The law or rule, or the words “district expectation”", max_length=200
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="staff.school"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("para", "Paraprofessional"),
                            ("teacher", "Special education teacher"),
                            ("provider", "Related service provider"),
                            ("gened", "General education teacher"),
                            ("administrator", "Administrator"),
                            ("coordinator", "Coordinator"),
                            ("substitute", "Substitute"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PostEvent",
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
                        to="staff.post",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("para", "Paraprofessional"),
                            ("teacher", "Special education teacher"),
                            ("provider", "Related service provider"),
                            ("gened", "General education teacher"),
                            ("administrator", "Administrator"),
                            ("coordinator", "Coordinator"),
                            ("substitute", "Substitute"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
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
                ("sort_key", models.CharField(editable=False, max_length=400)),
                ("pronouns", models.CharField(blank=True, max_length=40, verbose_name="pronouns")),
                ("say_it", models.CharField(blank=True, max_length=80, verbose_name="how to say it")),
                ("id", models.UUIDField(default=core.ids.uuid7, editable=False, serialize=False)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("language", models.CharField(default="en-us", max_length=10)),
                ("is_active", models.BooleanField(default=True)),
                ("deactivated_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_userevent" ("deactivated_at", "email", "id", "is_active", "language", "legal_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pronouns", "say_it", "sort_as", "sort_key", "source", "source_id", "used_name") VALUES (NEW."deactivated_at", NEW."email", NEW."id", NEW."is_active", NEW."language", NEW."legal_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pronouns", NEW."say_it", NEW."sort_as", NEW."sort_key", NEW."source", NEW."source_id", NEW."used_name"); RETURN NULL;',
                    hash="53ea5a24589314d3144a3c5e9b03d0edf027f4f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ee817",
                    table="staff_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."deactivated_at" IS DISTINCT FROM (NEW."deactivated_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."legal_name" IS DISTINCT FROM (NEW."legal_name") OR OLD."pronouns" IS DISTINCT FROM (NEW."pronouns") OR OLD."say_it" IS DISTINCT FROM (NEW."say_it") OR OLD."sort_as" IS DISTINCT FROM (NEW."sort_as") OR OLD."sort_key" IS DISTINCT FROM (NEW."sort_key") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."used_name" IS DISTINCT FROM (NEW."used_name"))',
                    func='INSERT INTO "staff_userevent" ("deactivated_at", "email", "id", "is_active", "language", "legal_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pronouns", "say_it", "sort_as", "sort_key", "source", "source_id", "used_name") VALUES (NEW."deactivated_at", NEW."email", NEW."id", NEW."is_active", NEW."language", NEW."legal_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pronouns", NEW."say_it", NEW."sort_as", NEW."sort_key", NEW."source", NEW."source_id", NEW."used_name"); RETURN NULL;',
                    hash="ff0d78248e656df17b0b283169ec170dd8144c5f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8c3eb",
                    table="staff_user",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("user"), "="), (models.F("kind"), "="), (models.F("valid"), "&&")],
                name="licence_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                name="licence_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "special_education_teacher",
                            "director",
                            "aide",
                            "general_teacher",
                            "interpreter",
                            "related_service",
                        ],
                    )
                ),
                name="licence_kind_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="licence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_licenceevent" ("id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_applied", "user_id", "valid") VALUES (NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."renewal_applied", NEW."user_id", NEW."valid"); RETURN NULL;',
                    hash="6ac04b9a7de90284855abe7ed1da6c9f8860ede9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d64e3",
                    table="staff_licence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="licence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "staff_licenceevent" ("id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_applied", "user_id", "valid") VALUES (NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."renewal_applied", NEW."user_id", NEW."valid"); RETURN NULL;',
                    hash="a8d469df509a5cda861d4efff5f3b3b4c08357ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_45757",
                    table="staff_licence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="licenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a8da2021ae469cdf572b426eaf11ee5a021d0e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3a762",
                    table="staff_licenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.UniqueConstraint(fields=("bell", "name"), name="period_name_once"),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("bell"), "="), (models.F("minutes"), "&&")],
                name="period_never_overlaps",
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="period_within_a_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_periodevent" ("bell_id", "id", "minutes", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."bell_id", NEW."id", NEW."minutes", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="54fcc44ca7d700e532714a6a0ab9c419340a2eb1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26d06",
                    table="staff_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_periodevent" ("bell_id", "id", "minutes", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bell_id", OLD."id", OLD."minutes", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="10f49e8e31b2dcb03b8ed077543adf283abe15f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c9d58",
                    table="staff_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a3cb02bd27735951917b69b91e88e69d92e2e2d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fc903",
                    table="staff_periodevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="school_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("source", "source_id"),
                name="school_source_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="postevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="01cfec9ac385d9c2d3ffdc2b384d5aeb1e3a840c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b2ff6",
                    table="staff_postevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("user"), "="),
                    (models.F("school"), "="),
                    (models.F("role"), "="),
                    (models.F("during"), "&&"),
                ],
                name="post_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                name="post_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "para",
                            "teacher",
                            "provider",
                            "gened",
                            "administrator",
                            "coordinator",
                            "substitute",
                        ],
                    )
                ),
                name="post_role_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_postevent" ("during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "school_id", "user_id") VALUES (NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."school_id", NEW."user_id"); RETURN NULL;',
                    hash="6f81e27a7ba94db8cf7173c2e31332176c90ba6f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_68d95",
                    table="staff_post",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="post",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "staff_postevent" ("during", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "school_id", "user_id") VALUES (NEW."during", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."school_id", NEW."user_id"); RETURN NULL;',
                    hash="6c0c387e6d311671a6fca28fec25f881536c7e00",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ed8fe",
                    table="staff_post",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b274ed5eff2e688c5d5f8b1c00279db5d59aaca7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f9714",
                    table="staff_policyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("school"), "="), (models.F("key"), "="), (models.F("during"), "&&")],
                name="policy_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                name="policy_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="policy_has_source"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policy",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_policyevent" ("during", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "source", "value") VALUES (NEW."during", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."source", NEW."value"); RETURN NULL;',
                    hash="0d1e178172b86d0bd389f47ea928dde64965f4ac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cc89f",
                    table="staff_policy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policy",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "staff_policyevent" ("during", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "source", "value") VALUES (NEW."during", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."source", NEW."value"); RETURN NULL;',
                    hash="87c6a7399ec9604c20745b8508f05ddd46083ca4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7567c",
                    table="staff_policy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policy",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_policyevent" ("during", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "source", "value") VALUES (OLD."during", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id", OLD."source", OLD."value"); RETURN NULL;',
                    hash="fe9e04d910c84bfc6066f5f218e0ce3fc0aba0cf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fde8e",
                    table="staff_policy",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "running"])),
                fields=["run_after"],
                name="job_open",
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(fields=["school", "-made_at"], name="job_of_school"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "running", "done", "failed"])),
                name="job_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                fields=("kind", "subject", "period", "edition"), name="job_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("lease_token__isnull", False), ("lease_until__isnull", False), ("state", "running")
                    ),
                    models.Q(
                        models.Q(("state", "running"), _negated=True),
                        ("lease_token", None),
                        ("lease_until", None),
                    ),
                    _connector="OR",
                ),
                name="job_lease_iff_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("state__in", ["done", "failed"])),
                    models.Q(("ended_at", None), ("state__in", ["waiting", "running"])),
                    _connector="OR",
                ),
                name="job_ended_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True),
                    models.Q(("error_code", ""), _negated=True),
                    _connector="OR",
                ),
                name="job_failed_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyearevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2ef6e0def085e29539383ea236dfaa41770c69f0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f98db",
                    table="staff_extendedyearevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyear",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("school"), "="), (models.F("during"), "&&")],
                name="extended_year_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="extended_year_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__upper_inf", False)), name="extended_year_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="extendedyear",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7]), ("weekdays__len__gt", 0)
                ),
                name="extended_year_has_weekdays",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyear",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_extendedyearevent" ("bell_id", "days_off", "during", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "weekdays") VALUES (NEW."bell_id", NEW."days_off", NEW."during", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."weekdays"); RETURN NULL;',
                    hash="163c9afffb6606e4d128843f019e2057c5f2de0e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_322a3",
                    table="staff_extendedyear",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extendedyear",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "staff_extendedyearevent" ("bell_id", "days_off", "during", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "weekdays") VALUES (NEW."bell_id", NEW."days_off", NEW."during", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."weekdays"); RETURN NULL;',
                    hash="77cc627cdea7d7dc651e70db520ce2d952c2e3a5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d498",
                    table="staff_extendedyear",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["school", "half", "off"])), name="calendar_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "off"), ("bell__isnull", False), _connector="OR"),
                name="calendar_school_day_has_bells",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["school", "half", "off"])), name="calendar_change_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lte", models.F("last"))), name="calendar_change_in_order"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarchange",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6c8f1c9e2ada0659fad813280baeb1e69c3624c9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3777",
                    table="staff_calendarchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bellscheduleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b6ebcfc59cb4178f5ee62665b0832c7eca5ba6c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6034e",
                    table="staff_bellscheduleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="bellschedule",
            constraint=models.UniqueConstraint(fields=("school", "name"), name="bell_name_once"),
        ),
        migrations.AddConstraint(
            model_name="bellschedule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_regular", True)), fields=("school",), name="bell_one_regular"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bellschedule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "staff_bellscheduleevent" ("id", "is_regular", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."id", NEW."is_regular", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;',
                    hash="be572072361cd41d6f2134a396f34f396dd1a303",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_23af7",
                    table="staff_bellschedule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bellschedule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "staff_bellscheduleevent" ("id", "is_regular", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."id", NEW."is_regular", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;',
                    hash="4c207afa76c9bdbf401f6d85250574fe64586e9c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60ce6",
                    table="staff_bellschedule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d9e3e5cda0d3e4611ee2539d3061fc48cb158c5f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_38e6a",
                    table="staff_userevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
