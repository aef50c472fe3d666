import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "0001_the_first_tables"),
        ("staff", "__first__"),
        ("students", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "para",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts_received",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="staff.school",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("observation", "Observed the para at work"),
                            ("modeling", "Showed a skill"),
                            ("co_teaching", "Taught together"),
                            ("debrief", "Talked it over"),
                            ("data_review", "Looked at data together"),
                        ],
                        max_length=20,
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("school_day", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField(help_text="Minutes spent, 1 to 480")),
                ("note", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ContactConfirmation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmation",
                        to="supervision.contact",
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
                ("agrees", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("record", models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ContactStudent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="with_students",
                        to="supervision.contact",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="students.student",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactWithdrawal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="supervision.contact",
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
                ("why", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="DataView",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="students.student"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Report",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.school"
                    ),
                ),
                ("week", models.DateField()),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("as_of", models.DateTimeField()),
                ("numbers", models.JSONField()),
                (
                    "students",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("file", models.CharField(max_length=100, unique=True)),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="supervision.report",
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
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.licence"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["para", "supervisor", "school_day"], name="contact_pair_day"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["school_day"], name="contact_day"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["observation", "modeling", "co_teaching", "debrief", "data_review"])
                ),
                name="contact_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 480))), name="contact_minutes_sane"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("para", models.F("supervisor")), _negated=True),
                name="contact_not_with_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("began_at__lte", models.F("made_at"))), name="contact_not_foretold"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8edcf78b10c5cf6877bd106303dccdbe2e656569",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3f48",
                    table="supervision_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bb4ce422b40a3beeded90e348223d369da2c53b3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3cdad",
                    table="supervision_contactconfirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_by_the_para",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (\n                SELECT 1 FROM supervision_contact\n                 WHERE id = NEW.contact_id AND para_id = NEW.by_id\n            ) THEN\n                RAISE EXCEPTION 'only the para of a contact may say this' USING ERRCODE = '23514';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="b5e2566957d3dbd858ce4de310168aa7d84ada92",
                    operation="INSERT",
                    pgid="pgtrigger_only_by_the_para_b5b9b",
                    table="supervision_contactconfirmation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactstudent",
            constraint=models.UniqueConstraint(fields=("contact", "student"), name="contact_student_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactstudent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="031d25c50cf8ac4acb364db1461de2cd8e858fb9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8790c",
                    table="supervision_contactstudent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4ab278fb2e8597e93ede4fd534229392bea293c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_754b4",
                    table="supervision_contactwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="only_by_the_supervisor",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (\n                SELECT 1 FROM supervision_contact\n                 WHERE id = NEW.contact_id AND supervisor_id = NEW.by_id\n            ) THEN\n                RAISE EXCEPTION 'only the supervisor of a contact may say this' USING ERRCODE = '23514';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="ba693f440d1caa4ea304559c8558d33ff43d8f74",
                    operation="INSERT",
                    pgid="pgtrigger_only_by_the_supervisor_fc31e",
                    table="supervision_contactwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dataview",
            constraint=models.UniqueConstraint(fields=("teacher", "student"), name="data_view_once"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["week"], name="report_week"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("teacher", "week", "edition"), name="report_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("edition__gte", 1)), name="report_edition_counts_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("week__iso_week_day", 1)), name="report_week_begins_on_monday"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="report_has_a_hash"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1ca757b37af14f4d3f7017979ae2eb3895a43e56",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_50197",
                    table="supervision_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="not_after_signing",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (\n    SELECT 1 FROM supervision_signature s JOIN supervision_report r ON r.id = s.report_id\n     WHERE r.teacher_id = NEW.teacher_id AND r.week = NEW.week\n) THEN\n    RAISE EXCEPTION 'a signed report gets no further edition' USING ERRCODE = '23514';\nEND IF;\nRETURN NEW;\n",
                    hash="0461d95037ec479326792020135431e019585e56",
                    operation="INSERT",
                    pgid="pgtrigger_not_after_signing_edab7",
                    table="supervision_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a43f995dd7ad940332855b84e1bb5c2d24bd80a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8aa57",
                    table="supervision_signature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="only_the_current",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (\n    SELECT 1 FROM supervision_report r\n     WHERE r.id = NEW.report_id AND r.teacher_id = NEW.by_id AND NOT EXISTS (\n        SELECT 1 FROM supervision_report n\n         WHERE n.teacher_id = r.teacher_id AND n.week = r.week AND n.edition > r.edition)\n) THEN\n    RAISE EXCEPTION 'only the teacher signs, and only the current edition' USING ERRCODE = '23514';\nEND IF;\nRETURN NEW;\n",
                    hash="efc305cab2f7ef92b0d556097dafd6efd186eb56",
                    operation="INSERT",
                    pgid="pgtrigger_only_the_current_c7cd3",
                    table="supervision_signature",
                    when="BEFORE",
                ),
            ),
        ),
    ]
