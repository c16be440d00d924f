"""The members of the ensemble: every file in `members/`, and those of other packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from assistant.labelling import members
from scene.errors import UsageError

ENTRY_POINTS = "deixis.labelling"


@cache
def member_modules() -> dict[str, ModuleType]:
    """Every member's module by the member's name, ours first."""
    own = [importlib.import_module(f"{members.__name__}.{i.name}") for i in pkgutil.iter_modules(members.__path__)]
    others = [e.load() for e in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name)]
    return {m.NAME: m for m in [*own, *others] if hasattr(m, "NAME")}


def chosen(names: Sequence[str] | None) -> dict[str, ModuleType]:
    """The modules of these members; of all that are on by default where none are named."""
    known = member_modules()
    unknown = [n for n in names or () if n not in known]
    if unknown:
        raise UsageError(f"there is no member {unknown[0]!r} of the labeller: choose from {', '.join(known)}")
    return {n: known[n] for n in (names if names is not None else known)
            if names is not None or getattr(known[n], "DEFAULT", True)}
