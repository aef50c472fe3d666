# An ending can be dated ahead and taken back; the database knows what a provider may publish.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import staff.ids


class Migration(migrations.Migration):
    dependencies = [
        ("iep", "0006_comparable_services"),
        ("students", "0008_about_students"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EndingTakenBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=staff.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="why")),
                ("at", models.DateTimeField()),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="goalversion",
            name="close_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="planversion",
            name="close_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="serviceversion",
            name="close_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="supportversion",
            name="close_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="targetversion",
            name="close_only",
        ),
        migrations.RemoveConstraint(
            model_name="planupdate",
            name="update_tells_of_one_version",
        ),
        migrations.AddField(
            model_name="ending",
            name="ends_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goalversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="6d86300dd89112d59b937881db9d767c6e9846f2",
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
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_goal AS thing JOIN iep_plan AS plan ON plan.id = thing.plan_id\n      JOIN students_membership AS member ON member.student_id = plan.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="9dea754a1cf6375075c13f95f6fc67ede7a6d836",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_f92ac",
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
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="faae13ed5427980e082841d09675dd538158f5fc",
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
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_plan AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="d7c3f35147aae3eb6dac585619b04d964100877d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_fb08c",
                    table="iep_planversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="1f6c5293490033eb07e78a668dd2603b96abc93f",
                    operation="UPDATE",
                    pgid="pgtrigger_close_only_df805",
                    table="iep_serviceversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceversion",
            trigger=pgtrigger.compiler.Trigger(
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_service AS thing JOIN iep_plan AS plan ON plan.id = thing.plan_id\n      JOIN students_membership AS member ON member.student_id = plan.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(false))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="29c33fe7ec23b6e018b345ea4178ade64808d41a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_765aa",
                    table="iep_serviceversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportversion",
            trigger=pgtrigger.compiler.Trigger(
                name="close_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="0c48b51de2257dded5a10a4b5959992bc66f9fcf",
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
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_support AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(member.discipline = thing.discipline))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="e5a08db20ed7cc0fb75c71ae4fd6591aa0a9c951",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_e2f29",
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
                    func="\nIF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)\n   AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\n\nIF OLD.in_force IS NULL THEN RETURN NEW; END IF;\nIF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)\n   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;\nRAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id\n   USING ERRCODE = 'integrity_constraint_violation';\n",
                    hash="fcb887bfb18469fe98aa7003e339f7eac9ece4df",
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
                name="own_discipline",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.in_force IS NOT NULL AND OLD.in_force IS NULL AND EXISTS (\n    SELECT 1 FROM iep_target AS thing \n      JOIN students_membership AS member ON member.student_id = thing.student_id\n     WHERE thing.id = NEW.of_id AND member.user_id = NEW.published_by_id\n       AND member.during @> NEW.published_at\n    HAVING bool_and(member.team_role = 'provider')\n       AND NOT (NEW.source = 'teaching' AND bool_or(member.discipline = thing.discipline))\n) THEN\n    RAISE EXCEPTION 'A provider publishes what their own discipline teaches, and no decision (%)', NEW.id\n       USING ERRCODE = 'integrity_constraint_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="174cf54519fc6f80db64002d7ae0e520b312d127",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_own_discipline_ca6a1",
                    table="iep_targetversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("at")), _connector="OR"),
                name="ending_at_once_or_ahead",
            ),
        ),
        migrations.AddField(
            model_name="endingtakenback",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="endingtakenback",
            name="ending",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="taken_back", to="iep.ending"
            ),
        ),
        migrations.AddField(
            model_name="planupdate",
            name="taken_back",
            field=models.OneToOneField(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="iep.endingtakenback"
            ),
        ),
        migrations.AddConstraint(
            model_name="planupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("about_version__isnull", True),
                        ("ending__isnull", True),
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
                        ("goal_version__isnull", True),
                        ("plan_version__isnull", True),
                        ("safety_version__isnull", True),
                        ("service_version__isnull", True),
                        ("support_version__isnull", False),
                        ("taken_back__isnull", True),
                        ("target_version__isnull", True),
                    ),
                    models.Q(
                        ("about_version__isnull", False),
                        ("ending__isnull", True),
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
            model_name="endingtakenback",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="ending_taken_back_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="endingtakenback",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4ff1026245ddfe0a7bc451cb86fa876f0dbdb255",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6ac8c",
                    table="iep_endingtakenback",
                    when="BEFORE",
                ),
            ),
        ),
    ]
