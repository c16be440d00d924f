"""Parametric recipes of the models, one family a file; importing this package gathers them in `RECIPES`."""

import importlib
import pkgutil

from assets.recipes import pictures, prints, screens
from assets.recipes.registry import RECIPES

PAINTERS = (pictures, prints, screens)
"""Modules whose import registers the painters of textures."""

TOOLS = frozenset(
    {"canvas", "colour", "curves", "kit", "materials", "pictures", "prints", "registry", "screens", "shapes", "soup",
     "textures", "vessels"}
)
"""Modules that recipes are made with; every other module of the package holds recipes."""

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    if _module not in TOOLS:
        importlib.import_module(f"{__name__}.{_module}")

__all__ = ["RECIPES"]
