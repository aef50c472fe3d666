import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("staff", "0001_the_first_tables"),
        ("staff", "__first__"),
        ("students", "0001_the_first_tables"),
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "para",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="staff.school"
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
                            ("transition", "Transition duty"),
                            ("club", "Club"),
                            ("advisory", "Advisory"),
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
                        choices=[
                            ("week", "Days of the week"),
                            ("cycle", "Days of the rotation"),
                            ("extended", "Days of the extended school year"),
                        ],
                        default="week",
                        max_length=10,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
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
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
            ],
            options={
                "verbose_name_plural": "duties",
            },
        ),
        migrations.CreateModel(
            name="StaffAbsence",
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
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="Of the wall clock; the whole day is 0 to 1440"
                    ),
                ),
                ("told_by", models.CharField(max_length=120)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="schedule.duty"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "absence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to="schedule.staffabsence",
                    ),
                ),
                ("together", models.UUIDField(blank=True, null=True)),
                (
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="The part of the day that is covered, by the wall clock"
                    ),
                ),
                ("hours", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
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
            name="DutyAssignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="serves", to="schedule.duty"
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
            ],
        ),
        migrations.CreateModel(
            name="DutyAssignmentEvent",
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
                        to="schedule.dutyassignment",
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
                    "duty",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schedule.duty",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DutyEvent",
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
                        to="schedule.duty",
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
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="staff.school",
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
                            ("transition", "Transition duty"),
                            ("club", "Club"),
                            ("advisory", "Advisory"),
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
                        choices=[
                            ("week", "Days of the week"),
                            ("cycle", "Days of the rotation"),
                            ("extended", "Days of the extended school year"),
                        ],
                        default="week",
                        max_length=10,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
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
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passes", to="staff.school"
                    ),
                ),
                (
                    "teacher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passes_supervised",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
                ("permit", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("pin", models.CharField(max_length=128)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            options={
                "verbose_name_plural": "passes",
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
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("week", "Days of the week"),
                            ("cycle", "Days of the rotation"),
                            ("extended", "Days of the extended school year"),
                        ],
                        default="week",
                        max_length=10,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
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
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("activity", models.CharField(max_length=120)),
                ("materials", models.CharField(blank=True, max_length=300)),
                ("vocabulary", models.CharField(blank=True, max_length=300)),
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
            ],
        ),
        migrations.CreateModel(
            name="PassBlock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="blocks", to="schedule.pass"
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schedule.studentblock",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PassEvent",
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
                        to="schedule.pass",
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
                    "teacher",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
                ("permit", models.CharField(max_length=60)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            name="PassTry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tries", to="schedule.pass"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("was_right", models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name="Trip",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="trips", to="staff.school"
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.CharField(max_length=120)),
                ("where", models.CharField(max_length=200)),
                ("hours", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips_led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "called_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RollCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="schedule.trip"
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
                ("where", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="RollMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="schedule.rollcall",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="students.student"
                    ),
                ),
                ("is_here", models.BooleanField()),
            ],
        ),
        migrations.CreateModel(
            name="CoverEvent",
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
                        to="schedule.cover",
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
                    "duty",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schedule.duty",
                    ),
                ),
                ("day", models.DateField()),
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
                    "absence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schedule.staffabsence",
                    ),
                ),
                ("together", models.UUIDField(blank=True, null=True)),
                (
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="The part of the day that is covered, by the wall clock"
                    ),
                ),
                ("hours", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
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
            name="StaffAbsenceEvent",
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
                        to="schedule.staffabsence",
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
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="Of the wall clock; the whole day is 0 to 1440"
                    ),
                ),
                ("told_by", models.CharField(max_length=120)),
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
                    "person",
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
            name="StandIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "teacher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stood_in_for",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_in",
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
            name="StandInEvent",
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
                        to="schedule.standin",
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
                    "teacher",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
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
            name="StudentAbsence",
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
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="Of the wall clock; the whole day is 0 to 1440"
                    ),
                ),
                ("told_by", models.CharField(max_length=120)),
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
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="students.student",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StudentAbsenceEvent",
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
                        to="schedule.studentabsence",
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
                    "minutes",
                    django.contrib.postgres.fields.ranges.IntegerRangeField(
                        help_text="Of the wall clock; the whole day is 0 to 1440"
                    ),
                ),
                ("told_by", models.CharField(max_length=120)),
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
            name="PassBlockEvent",
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
                        to="schedule.passblock",
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
                    "of",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schedule.pass",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schedule.studentblock",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StudentBlockEvent",
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
                        to="schedule.studentblock",
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
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("week", "Days of the week"),
                            ("cycle", "Days of the rotation"),
                            ("extended", "Days of the extended school year"),
                        ],
                        default="week",
                        max_length=10,
                    ),
                ),
                ("day", models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")),
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
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                ("place", models.CharField(blank=True, max_length=80)),
                ("activity", models.CharField(max_length=120)),
                ("materials", models.CharField(blank=True, max_length=300)),
                ("vocabulary", models.CharField(blank=True, max_length=300)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TripAdult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adults", to="schedule.trip"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("goes", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="TripEvent",
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
                        to="schedule.trip",
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
                ("day", models.DateField()),
                ("title", models.CharField(max_length=120)),
                ("where", models.CharField(max_length=200)),
                ("hours", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "lead",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "called_off_by",
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
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TripStudent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="students",
                        to="schedule.trip",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to="students.student",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "support",
                            "lunch",
                            "recess",
                            "bus",
                            "transition",
                            "club",
                            "advisory",
                            "data_time",
                            "own_lunch",
                        ],
                    )
                ),
                name="duty_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(("rhythm__in", ["week", "cycle", "extended"])), name="duty_rhythm_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(("day__range", (1, 10))), name="duty_day_sane"
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="duty_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("para"), "="),
                    (models.F("rhythm"), "="),
                    (models.F("day"), "="),
                    (models.F("minutes"), "&&"),
                    (models.F("during"), "&&"),
                ],
                name="duty_one_place_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="duty_starts"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_dutyevent" ("day", "during", "id", "kind", "minutes", "para_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "school_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."kind", NEW."minutes", NEW."para_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."rhythm", NEW."school_id"); RETURN NULL;',
                    hash="d40826d6ed099c5eb26b96167e420cbe48747dfb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_017be",
                    table="schedule_duty",
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
                    func='INSERT INTO "schedule_dutyevent" ("day", "during", "id", "kind", "minutes", "para_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "school_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."kind", NEW."minutes", NEW."para_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."rhythm", NEW."school_id"); RETURN NULL;',
                    hash="9cac306c7bb80f134a0c340a53fbccc9793a654b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b87b7",
                    table="schedule_duty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyassignment",
            constraint=models.UniqueConstraint(fields=("duty", "assignment"), name="duty_serves_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_dutyassignmentevent" ("assignment_id", "duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."assignment_id", NEW."duty_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="f08768ddff3a5dc6da05d5d9e346b81b53788344",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_94dd0",
                    table="schedule_dutyassignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_dutyassignmentevent" ("assignment_id", "duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."assignment_id", OLD."duty_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="6cdbf477fa6b76f6b39b1a7daf9a04a8d12f3531",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_67f19",
                    table="schedule_dutyassignment",
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
                    hash="c099a61fed3ad655a627df9300b07a6039ddafd1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_96e67",
                    table="schedule_dutyassignmentevent",
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
                    hash="301b95fe38a5f947b11cd4dc0085ef573e05605a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_197c6",
                    table="schedule_dutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="pass_taken_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(("permit", ""), _negated=True), name="pass_has_permit"
            ),
        ),
        migrations.AddConstraint(
            model_name="pass",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False), ("during__upper_inf", False)),
                name="pass_ends",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pass",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_passevent" ("day", "during", "id", "made_at", "made_by_id", "permit", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "taken_back_at", "taken_back_by_id", "teacher_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."made_at", NEW."made_by_id", NEW."permit", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."teacher_id"); RETURN NULL;',
                    hash="9d0f6202fd77fab3ba350f1e96a2baefba785e3f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_267aa",
                    table="schedule_pass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."during" IS DISTINCT FROM (NEW."during") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."permit" IS DISTINCT FROM (NEW."permit") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."taken_back_at" IS DISTINCT FROM (NEW."taken_back_at") OR OLD."taken_back_by_id" IS DISTINCT FROM (NEW."taken_back_by_id") OR OLD."teacher_id" IS DISTINCT FROM (NEW."teacher_id"))',
                    func='INSERT INTO "schedule_passevent" ("day", "during", "id", "made_at", "made_by_id", "permit", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "taken_back_at", "taken_back_by_id", "teacher_id") VALUES (NEW."day", NEW."during", NEW."id", NEW."made_at", NEW."made_by_id", NEW."permit", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."teacher_id"); RETURN NULL;',
                    hash="23797640f6043142395cc1eb19026c7c7a988861",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5fd2c",
                    table="schedule_pass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9b637e42b51f9702bbfb948e956819a2fbfb1a60",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f6745",
                    table="schedule_passevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passtry",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="99b4820a2fe4801e50b4347572eea165e2c6c9f4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e56c6",
                    table="schedule_passtry",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rollmark",
            constraint=models.UniqueConstraint(fields=("call", "student"), name="roll_mark_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rollmark",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b3b32e67c30c1c8992c2b5f12f43f1e04b0d08b7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bb798",
                    table="schedule_rollmark",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rollmark",
            trigger=pgtrigger.compiler.Trigger(
                name="of_the_trip",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (\n    SELECT 1 FROM schedule_tripstudent AS goes\n    JOIN schedule_rollcall AS call ON call.trip_id = goes.trip_id\n    WHERE call.id = NEW.call_id AND goes.student_id = NEW.student_id\n) THEN\n    RAISE EXCEPTION 'roll_mark_of_the_trip: this student is not on the trip'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="309fd14dd99f34fd45df36084ebedd7b6bf75c0f",
                    operation="INSERT",
                    pgid="pgtrigger_of_the_trip_be897",
                    table="schedule_rollmark",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="staffabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="staff_absence_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(("told_by", ""), _negated=True), name="staff_absence_told"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffabsence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("person"), "="),
                    (models.F("minutes"), "&&"),
                    (models.F("during"), "&&"),
                ],
                name="staff_absence_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="staff_absence_starts"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_staffabsenceevent" ("at", "by_id", "during", "id", "minutes", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told_by") VALUES (NEW."at", NEW."by_id", NEW."during", NEW."id", NEW."minutes", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."told_by"); RETURN NULL;',
                    hash="acfdc8c3ecaab9ff5c9d88b6e346b5c21c79a65d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5a370",
                    table="schedule_staffabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_staffabsenceevent" ("at", "by_id", "during", "id", "minutes", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told_by") VALUES (NEW."at", NEW."by_id", NEW."during", NEW."id", NEW."minutes", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."told_by"); RETURN NULL;',
                    hash="06f20a53e4bac9f161da354e67eac70290c58f12",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_03b3f",
                    table="schedule_staffabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coverevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a30b9ce398c21049d57482a8a0a88b680e1a53d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24b72",
                    table="schedule_coverevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="cover_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__lower_inf", False), ("hours__upper_inf", False)),
                name="cover_hours_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False), ("during__upper_inf", False)),
                name="cover_access_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("person"), "="), (models.F("hours"), "&&")],
                name="cover_one_place_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[(models.F("duty"), "="), (models.F("hours"), "&&")],
                name="cover_duty_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="cover_taken_back",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cover",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_coverevent" ("absence_id", "at", "by_id", "day", "during", "duty_id", "hours", "id", "minutes", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "together") VALUES (NEW."absence_id", NEW."at", NEW."by_id", NEW."day", NEW."during", NEW."duty_id", NEW."hours", NEW."id", NEW."minutes", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."together"); RETURN NULL;',
                    hash="5d97dccd2949f53034ae3376bcd0fac3deffdb2e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6f942",
                    table="schedule_cover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cover",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_coverevent" ("absence_id", "at", "by_id", "day", "during", "duty_id", "hours", "id", "minutes", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "together") VALUES (NEW."absence_id", NEW."at", NEW."by_id", NEW."day", NEW."during", NEW."duty_id", NEW."hours", NEW."id", NEW."minutes", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."together"); RETURN NULL;',
                    hash="b553f26d7dcdda97b45abdddb761140eee843c0c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fcb5b",
                    table="schedule_cover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffabsenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ffc6a17f195f00d042abd3115f5e7e118b298b33",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0699e",
                    table="schedule_staffabsenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("teacher", models.F("person")), _negated=True),
                name="stand_in_is_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)),
                fields=("teacher", "day"),
                name="stand_in_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="stand_in_taken_back",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_standinevent" ("at", "by_id", "day", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "teacher_id") VALUES (NEW."at", NEW."by_id", NEW."day", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."teacher_id"); RETURN NULL;',
                    hash="ffde5a981160c7580ceb3d733baf7ad9b820dfa6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6cc70",
                    table="schedule_standin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_standinevent" ("at", "by_id", "day", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "teacher_id") VALUES (NEW."at", NEW."by_id", NEW."day", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."teacher_id"); RETURN NULL;',
                    hash="88a9972aa1d8722badd729fcc5da8843ddbfb81e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f795e",
                    table="schedule_standin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standinevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1d000f22e26edf891bff8cb587f35b672aa301ca",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_49c5b",
                    table="schedule_standinevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="studentabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="student_absence_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(("told_by", ""), _negated=True), name="student_absence_told"
            ),
        ),
        migrations.AddConstraint(
            model_name="studentabsence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("student"), "="),
                    (models.F("minutes"), "&&"),
                    (models.F("during"), "&&"),
                ],
                name="student_absence_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentabsence",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="student_absence_starts"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_studentabsenceevent" ("at", "by_id", "during", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "told_by") VALUES (NEW."at", NEW."by_id", NEW."during", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."student_id", NEW."told_by"); RETURN NULL;',
                    hash="88da5cb93ade54c3d81ada4c374900b548d02223",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7aaac",
                    table="schedule_studentabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentabsence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_studentabsenceevent" ("at", "by_id", "during", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "student_id", "told_by") VALUES (NEW."at", NEW."by_id", NEW."during", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."student_id", NEW."told_by"); RETURN NULL;',
                    hash="7e6fdb0aea38edb6212c03fb1230e9bcda1bcb18",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ce3a",
                    table="schedule_studentabsence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentabsenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="64b9fabeb8c5de5a5cbdcc32d5191b76f3612cbc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dbbb4",
                    table="schedule_studentabsenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("support_level__in", ["independent", "teacher", "peer", "small_group", "adult"])
                ),
                name="block_support_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "supervision_level__in",
                        ["as_for_all", "check", "line_of_sight", "arms_reach", "two_adults"],
                    )
                ),
                name="block_supervision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("rhythm__in", ["week", "cycle", "extended"])), name="block_rhythm_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("day__range", (1, 10))), name="block_day_sane"
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isempty", False),
                    ("minutes__startswith__gte", 0),
                    ("minutes__endswith__lte", 1440),
                ),
                name="block_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("student"), "="),
                    (models.F("rhythm"), "="),
                    (models.F("day"), "="),
                    (models.F("minutes"), "&&"),
                    (models.F("during"), "&&"),
                ],
                name="block_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="studentblock",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False)), name="block_starts"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentblock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_studentblockevent" ("activity", "day", "during", "id", "materials", "minutes", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "student_id", "supervision_level", "support_level", "vocabulary") VALUES (NEW."activity", NEW."day", NEW."during", NEW."id", NEW."materials", NEW."minutes", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."rhythm", NEW."student_id", NEW."supervision_level", NEW."support_level", NEW."vocabulary"); RETURN NULL;',
                    hash="906c335d064ace1b5ca2e31954f1e6f45165c6fc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_83f05",
                    table="schedule_studentblock",
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
                    func='INSERT INTO "schedule_studentblockevent" ("activity", "day", "during", "id", "materials", "minutes", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "rhythm", "student_id", "supervision_level", "support_level", "vocabulary") VALUES (NEW."activity", NEW."day", NEW."during", NEW."id", NEW."materials", NEW."minutes", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."rhythm", NEW."student_id", NEW."supervision_level", NEW."support_level", NEW."vocabulary"); RETURN NULL;',
                    hash="1b4c4da47ee334ad1462b6d86ca98aee4c780809",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aa901",
                    table="schedule_studentblock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passblockevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="23e2cde0c9c84d5881f790aa63d9778f0efd12db",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6d7b7",
                    table="schedule_passblockevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="passblock",
            constraint=models.UniqueConstraint(fields=("of", "block"), name="pass_block_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passblock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_passblockevent" ("block_id", "id", "of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."block_id", NEW."id", NEW."of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="6cfffbac86bddee084e2a1c6f7cdc274903dec9d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5bc1c",
                    table="schedule_passblock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passblock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_passblockevent" ("block_id", "id", "of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."block_id", NEW."id", NEW."of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="94bf69e99449d0c282170bb6cb09f3372fa2f9b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4947b",
                    table="schedule_passblock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passblock",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_passblockevent" ("block_id", "id", "of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."block_id", OLD."id", OLD."of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="2d9ace73d81c9ef53a09263fa54a4dfd41a63898",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d6e1",
                    table="schedule_passblock",
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
                    hash="46bef11f010fc84c57bc33ab47c98b97c66cb07c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e5bd2",
                    table="schedule_studentblockevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True), models.Q(("where", ""), _negated=True)
                ),
                name="trip_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__lower_inf", False), ("hours__upper_inf", False)),
                name="trip_hours_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(("during__lower_inf", False), ("during__upper_inf", False)),
                name="trip_access_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("called_off_at", None), ("called_off_by", None)),
                    models.Q(("called_off_at__isnull", False), ("called_off_by__isnull", False)),
                    _connector="OR",
                ),
                name="trip_called_off",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trip",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schedule_tripevent" ("called_off_at", "called_off_by_id", "day", "during", "hours", "id", "lead_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "title", "where") VALUES (NEW."called_off_at", NEW."called_off_by_id", NEW."day", NEW."during", NEW."hours", NEW."id", NEW."lead_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id", NEW."title", NEW."where"); RETURN NULL;',
                    hash="9a4b19bf55cb126987d58ed2f67a29f4b7a12da2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d5ebb",
                    table="schedule_trip",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trip",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "schedule_tripevent" ("called_off_at", "called_off_by_id", "day", "during", "hours", "id", "lead_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "title", "where") VALUES (NEW."called_off_at", NEW."called_off_by_id", NEW."day", NEW."during", NEW."hours", NEW."id", NEW."lead_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."title", NEW."where"); RETURN NULL;',
                    hash="523ea10a221370fc3e8cf23663b74925624622da",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_537b6",
                    table="schedule_trip",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rollcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("where", ""), _negated=True), name="roll_call_says_where"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rollcall",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="67c2cd9683f7ffa7fdbe85a48f7f889bd671e781",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e2402",
                    table="schedule_rollcall",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="tripadult",
            constraint=models.UniqueConstraint(fields=("trip", "user"), name="trip_adult_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tripadult",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="da3385d927e2c2041ae91ded7d2d4c89a6535365",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_66af5",
                    table="schedule_tripadult",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tripevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b7bb67d447f6349530911ddee12e133a2fb86927",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_83b3d",
                    table="schedule_tripevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="tripstudent",
            constraint=models.UniqueConstraint(fields=("trip", "student"), name="trip_student_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tripstudent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="61575bd399b7fb7febc09c1fcaf5221a55128353",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14def",
                    table="schedule_tripstudent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
