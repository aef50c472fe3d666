import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("staff", "0004_a_substitute_has_a_post"),
    ]

    operations = [
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
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                    "days_off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "bell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.bellschedule"
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
                    "during",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="from and until"),
                ),
                ("id", models.UUIDField(default=staff.ids.uuid7, editable=False, serialize=False)),
                ("name", models.CharField(max_length=60)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                (
                    "days_off",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
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
                        to="staff.extendedyear",
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
    ]
