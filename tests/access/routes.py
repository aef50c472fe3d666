"""Every URL pattern of the site, found by walking the URLconf."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.fixtures.district import District


@dataclass(frozen=True)
class Route:
    """`name` with its namespaces (`iep:goal-edit`), or the pattern itself where it has no name."""

    name: str
    pattern: str
    parameters: tuple[str, ...]

    @property
    def area(self) -> str:
        """The room that it belongs to: tests go room by room."""
        return self.name.replace("account_", "account:").rpartition(":")[0] or "site"

    def url(self, district: District, args: dict[str, str]) -> str:
        """Its address, each parameter the `pk` of the thing in the district that `args` names for it.

        A name that the district has nothing of stands for itself.
        """
        return reverse(self.name, kwargs={p: _value(district, args[p]) for p in self.parameters})


def _value(district: District, name: str) -> object:
    thing = getattr(district, name, name)
    return getattr(thing, "pk", thing)


def routes() -> list[Route]:
    return sorted(_walk(get_resolver().url_patterns, "", ""), key=lambda route: (route.area, route.name))


def _walk(patterns: list[URLPattern | URLResolver], namespace: str, prefix: str) -> Iterator[Route]:
    for one in patterns:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, inner, here)
        else:
            name = f"{namespace}{one.name}" if one.name else here
            yield Route(name, here, tuple(one.pattern.regex.groupindex) if one.name else ())
