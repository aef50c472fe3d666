import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids
import staff.models.school


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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "time_zone",
                    models.CharField(
                        default="America/Chicago",
                        max_length=64,
                        validators=[staff.models.school.validate_time_zone],
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="The system that it was imported from", max_length=40
                    ),
                ),
                ("source_id", models.CharField(blank=True, max_length=200)),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="school_not_its_own_parent",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_id", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="school_source_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BellSchedule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("is_regular", models.BooleanField(default=False)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bell_schedules",
                        to="staff.school",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("school", "name"), name="bell_name_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_regular", True)), fields=("school",), name="bell_one_regular"
                    ),
                ],
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
                ("note", models.CharField(blank=True, max_length=120)),
                (
                    "bell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="staff.bellschedule",
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["school", "half", "off"])),
                        name="calendar_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "off"), ("bell__isnull", False), _connector="OR"),
                        name="calendar_school_day_has_bells",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("minutes", django.contrib.postgres.fields.ranges.IntegerRangeField()),
                (
                    "bell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="staff.bellschedule",
                    ),
                ),
            ],
            options={
                "ordering": ["minutes"],
                "constraints": [
                    models.UniqueConstraint(fields=("bell", "name"), name="period_name_once"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("bell"), "="), (models.F("minutes"), "&&")],
                        name="period_never_overlaps",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isempty", False),
                            ("minutes__startswith__gte", 0),
                            ("minutes__endswith__lte", 1440),
                        ),
                        name="period_within_a_day",
                    ),
                ],
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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policies",
                        to="staff.school",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "policies",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("school"), "="),
                            (models.F("key"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="policy_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="policy_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="policy_has_source"
                    ),
                ],
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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
            name="Licence",
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
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("user"), "="),
                            (models.F("kind"), "="),
                            (models.F("valid"), "&&"),
                        ],
                        name="licence_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False)),
                        name="licence_starts",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
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
                        to="staff.licence",
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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                        ],
                        max_length=20,
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
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("user"), "="),
                            (models.F("school"), "="),
                            (models.F("role"), "="),
                            (models.F("during"), "&&"),
                        ],
                        name="post_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("during__isempty", False), ("during__lower_inf", False)),
                        name="post_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["para", "teacher", "provider", "gened", "administrator", "coordinator"],
                            )
                        ),
                        name="post_role_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostEvent",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("para", "Paraprofessional"),
                            ("teacher", "Special education teacher"),
                            ("provider", "Related service provider"),
                            ("gened", "General education teacher"),
                            ("administrator", "Administrator"),
                            ("coordinator", "Coordinator"),
                        ],
                        max_length=20,
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
                        to="staff.post",
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
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("language", models.CharField(default="en-us", max_length=10)),
                ("is_active", models.BooleanField(default=True)),
                ("deactivated_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=200)),
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
