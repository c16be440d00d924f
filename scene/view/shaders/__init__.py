"""The GLSL sources, one stage a file, and the one function that reads them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

HEADER = "#version 330 core\n"


@cache
def source(*names: str) -> str:
    """One stage made of these files, in order, under the version line: shared functions first, `main` last."""
    here = files(__name__)
    return HEADER + "\n".join((here / name).read_text(encoding="utf-8") for name in names)
