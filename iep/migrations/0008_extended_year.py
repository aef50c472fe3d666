import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0007_endings_ahead"),
        ("students", "0010_extended_year_rhythm"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExtendedYearDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtendedYearVersion",
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
        migrations.RemoveConstraint(
            model_name="planupdate",
            name="update_tells_of_one_version",
        ),
        migrations.AddField(
            model_name="extendedyeardecision",
            name="plan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="extended_year", to="iep.plan"
            ),
        ),
        migrations.AddField(
            model_name="extendedyearversion",
            name="based_on",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="iep.extendedyearversion",
            ),
        ),
        migrations.AddField(
            model_name="extendedyearversion",
            name="drafted_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="extendedyearversion",
            name="of",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="iep.extendedyeardecision",
            ),
        ),
        migrations.AddField(
            model_name="extendedyearversion",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="planupdate",
            name="extended_version",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="iep.extendedyearversion",
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", False),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", False),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", False),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", False),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", False),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", False),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", False),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", False),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", False),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
                        ("extended_version__isnull", True),
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", True),
                        ("taken_back__isnull", False),
                        ("target_version__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="update_tells_of_one_version",
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
                        ("ends_on__gte", models.F("starts_on")),
                        ("needed", True),
                        ("reasons__len__gt", 0),
                        ("starts_on__isnull", False),
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
    ]
