import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("iep", "0001_the_first_tables"),
        ("staff", "0001_the_first_tables"),
        ("staff", "__first__"),
        ("students", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "school",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="staff.school"
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("own", "Own profile"),
                            ("shared", "Shared profile"),
                            ("paper", "Typed in from paper"),
                        ],
                        default="own",
                        max_length=10,
                    ),
                ),
                ("have", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="datacollection.device"
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("clock_skew", models.FloatField(null=True)),
                ("app_version", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "device",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="datacollection.device",
                    ),
                ),
                ("seq", models.BigIntegerField()),
                ("kind", models.CharField(max_length=40)),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("said_at", models.DateTimeField()),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="datacollection.batch"
                    ),
                ),
                ("digest", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_column="id",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="correction",
                        serialize=False,
                        to="datacollection.record",
                    ),
                ),
                ("of", models.UUIDField(db_index=True)),
                ("replacement", models.UUIDField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_column="id",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="session",
                        serialize=False,
                        to="datacollection.record",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="iep.target",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="iep.targetversion",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="students.student",
                    ),
                ),
                (
                    "recorder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("teaching", "Teaching"), ("probe", "Probe")],
                        default="teaching",
                        max_length=10,
                    ),
                ),
                ("setting", models.CharField(blank=True, max_length=80)),
                ("partner", models.CharField(blank=True, max_length=80)),
                ("school_day", models.DateField()),
                ("began_at", models.DateTimeField()),
                ("occasion", models.UUIDField(blank=True, null=True)),
                (
                    "counts",
                    models.CharField(
                        choices=[
                            ("own", "On its own"),
                            ("together", "Together with another observer's"),
                            ("agreement", "For agreement only"),
                        ],
                        default="own",
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("device", "Recorded live"), ("paper", "Typed in from paper")],
                        default="device",
                        max_length=10,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SessionMark",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_column="id",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="mark",
                        serialize=False,
                        to="datacollection.record",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="datacollection.session",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("pause", "Paused"), ("resume", "Resumed"), ("end", "Ended")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Trial",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_column="id",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="trial",
                        serialize=False,
                        to="datacollection.record",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trials",
                        to="datacollection.session",
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("response", models.SmallIntegerField()),
                ("prompt", models.SmallIntegerField(null=True)),
                ("prompter", models.SmallIntegerField(null=True)),
                ("step", models.SmallIntegerField(null=True)),
                ("item", models.CharField(blank=True, max_length=80)),
                ("value", models.DecimalField(decimal_places=3, max_digits=12, null=True)),
                ("seconds", models.DecimalField(decimal_places=3, max_digits=10, null=True)),
                ("out_of", models.DecimalField(decimal_places=3, max_digits=12, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="HeldRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("record_id", models.UUIDField()),
                ("digest", models.BinaryField()),
                ("device", models.UUIDField(null=True)),
                ("seq", models.BigIntegerField(null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="students.student",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("body", models.BinaryField()),
                ("reason", models.CharField(max_length=40)),
                ("waits_for", models.UUIDField(db_index=True, null=True)),
                ("made_at", models.DateTimeField(null=True)),
                ("said_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HeldResolution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "held",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="datacollection.heldrecord",
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
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("released", "Counted after all"),
                            ("set_aside", "Set aside"),
                            ("replaced", "Held for another reason since"),
                        ],
                        max_length=12,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("epoch", models.UUIDField(default=core.ids.uuid7)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="installation_is_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionSummary",
            fields=[
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="datacollection.session",
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("observed_seconds", models.DecimalField(decimal_places=3, max_digits=10)),
                ("n", models.PositiveIntegerField()),
                ("numerator", models.DecimalField(decimal_places=4, max_digits=20)),
                ("denominator", models.DecimalField(decimal_places=4, max_digits=20)),
                ("score", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("evaluated", models.BooleanField()),
                ("tallies", models.JSONField(default=dict)),
                ("calc_version", models.PositiveSmallIntegerField()),
                ("calculated_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="087380aed4c98a7df801e00e7b3eb8b66813cbb8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c2cb9",
                    table="datacollection_correction",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(fields=("device", "seq"), name="record_sequence_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="record",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a55a5947691ecc6ee66ee9f6e0350197eb16ef71",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4b277",
                    table="datacollection_record",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["own", "shared", "paper"])), name="device_mode_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85c5eb38f5e34922896d9795771517c1ee30fa6e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a5a1f",
                    table="datacollection_batch",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="heldrecord",
            index=models.Index(fields=["device", "seq"], name="held_device_seq"),
        ),
        migrations.AddConstraint(
            model_name="heldrecord",
            constraint=models.UniqueConstraint(fields=("record_id", "digest", "reason"), name="held_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldrecord",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fef5cd0419313773153a05717e615c6dc36b4420",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3434",
                    table="datacollection_heldrecord",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="heldresolution",
            constraint=models.UniqueConstraint(fields=("held",), name="held_resolved_once"),
        ),
        migrations.AddConstraint(
            model_name="heldresolution",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["released", "set_aside", "replaced"])),
                name="held_outcome_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldresolution",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5dc62f7b5fa17ff98bddc62decf1fd229562e852",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5336d",
                    table="datacollection_heldresolution",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["target", "school_day"], name="session_target_day"),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(
                fields=["student", "recorder", "school_day"], name="session_student_recorder_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["teaching", "probe"])), name="session_purpose_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("counts__in", ["own", "together", "agreement"])),
                name="session_counts_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["device", "paper"])), name="session_source_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="31611d0b5626f09d2ad8a2745243aa0ec62a3598",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_abb90",
                    table="datacollection_session",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["pause", "resume", "end"])), name="mark_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["", "interrupted", "finished"])), name="mark_reason_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionmark",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="05872f019c2a66876be4645df9b16d569e52abea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_68118",
                    table="datacollection_sessionmark",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("response__range", (1, 11))), name="trial_response_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("prompt", None), ("prompt__range", (0, 99)), _connector="OR"),
                name="trial_prompt_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("prompter", None), ("prompter__range", (0, 2)), _connector="OR"),
                name="trial_prompter_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("seconds", None), ("seconds__gte", 0), _connector="OR"),
                name="trial_seconds_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("response", 9), _negated=True), ("value__isnull", False), _connector="OR"
                ),
                name="trial_scored_has_value",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("out_of", None),
                    models.Q(
                        ("out_of__gt", 0),
                        ("value__gte", 0),
                        ("value__isnull", False),
                        ("value__lte", models.F("out_of")),
                    ),
                    _connector="OR",
                ),
                name="trial_points_possible",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trial",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c508b1716a95faec65f68cf6b9f3b34a580c4191",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2ae74",
                    table="datacollection_trial",
                    when="BEFORE",
                ),
            ),
        ),
    ]
