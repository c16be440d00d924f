"""Every relation by name: the files of this folder, and what other packages add under `deixis.relations`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from scene.errors import UsageError
from scene.relations.base import Relation

GROUP = "deixis.relations"


@cache
def relations() -> Mapping[str, Relation]:
    """All of them, in order of name."""
    found: dict[str, Relation] = {}
    for info in pkgutil.iter_modules(importlib.import_module("scene.relations").__path__):
        module = importlib.import_module(f"scene.relations.{info.name}")
        if isinstance(relation := getattr(module, "RELATION", None), Relation):
            found[relation.name] = relation
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        added = point.load()
        if not isinstance(added, Relation):
            raise UsageError(f"{point.value!r} in {GROUP} is {added!r}: expected a scene.relations.Relation")
        if added.name in found:
            raise UsageError(f"{point.value!r} brings a second relation {added.name!r}: expected a name of its own")
        found[added.name] = added
    return MappingProxyType(dict(sorted(found.items())))


def relation(name: str) -> Relation:
    """The relation of that name."""
    known = relations()
    if name not in known:
        raise UsageError(f"there is no relation {name!r}: pick one of {', '.join(known)}")
    return known[name]
