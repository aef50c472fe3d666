"""Kinds of records that a device may send. To add one, add a module with a class marked `@register`."""

from datacollection.sync.kinds import registry

registry.discover(__path__, __name__)
