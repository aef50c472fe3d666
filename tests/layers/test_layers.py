"""A room rests on the rooms below it, in the database too: a string foreign key is an import unseen."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.db.migrations.loader import MigrationLoader

ROOMS = [
    "core",
    "staff",
    "students",
    "schedule",
    "iep",
    "datacollection",
    "supervision",
    "paraportal",
]  # lowest first
OURS = [model for room in ROOMS for model in apps.get_app_config(room).get_models(include_auto_created=True)]


def upward_keys(tables: list[type[models.Model]]) -> list[str]:
    """Foreign keys from a lower room to a higher one."""
    found = []
    for model in tables:
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if field.auto_created or not isinstance(other, type) or other._meta.app_label not in ROOMS:
                continue
            if ROOMS.index(other._meta.app_label) > ROOMS.index(model._meta.app_label):
                found.append(f"{model._meta.label}.{field.name} -> {other._meta.label}")
    return found


def test_no_foreign_key_points_upward():
    assert upward_keys(OURS) == []


def test_an_upward_foreign_key_would_be_seen():
    from datacollection.models import Session

    class Upward(models.Model):
        session = models.ForeignKey(Session, models.PROTECT)

        class Meta:
            app_label = "staff"

    try:
        assert upward_keys([Upward]) == ["staff.Upward.session -> datacollection.Session"]
    finally:
        del apps.all_models["staff"]["upward"]
        apps.clear_cache()


def test_no_generic_foreign_key_goes_around_it():
    generic = [
        m._meta.label for m in OURS for f in m._meta.private_fields if isinstance(f, GenericForeignKey)
    ]
    assert generic == []


def test_no_migration_depends_on_a_room_above():
    loader = MigrationLoader(None)
    upward = [
        f"{room}.{name} -> {other}.{theirs}"
        for (room, name), migration in loader.disk_migrations.items()
        for other, theirs in migration.dependencies
        if room in ROOMS and other in ROOMS and ROOMS.index(other) > ROOMS.index(room)
    ]
    assert upward == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nothing_is_deleted_by_deleting_something_else(model: type[models.Model]):
    """Foreign keys PROTECT: hard deletion is the destruction command's alone."""
    cascading = [
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation and field.remote_field.on_delete is models.CASCADE
    ]
    assert cascading == []
