# Paras ask of a plan update, teachers answer.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0003_endings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UpdateQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="question")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
        ),
        migrations.CreateModel(
            name="UpdateAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=1000, verbose_name="answer")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
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
    ]
