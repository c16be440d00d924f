"""Makers of many different models of one kind, from random measures: what the labeller is taught with.

They are no assets: rough, untextured, made anew from a seed and never kept. What they are for is breadth of form: a
lamp with a cone, a drum or a ball for its shade, on a stick, a vase or three legs. Every file here is found by itself;
what it registers with `@variety` or `@form` is a maker.
"""

from importlib import import_module
from pkgutil import iter_modules

from assets.variety.registry import FORMS, MAKERS, make

__all__ = ["FORMS", "MAKERS", "make"]

for _found in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_found}")
