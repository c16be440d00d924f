"""The GLSL sources, one stage a file, and the one function that reads them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

HEADER = "#version 330 core\n"


@cache
def source(*names: str, defines: tuple[str, ...] = ()) -> str:
    """One stage made of these files, in order, under the version line: shared functions first, `main` last.

    `defines` choose a variant: a branch costs its time even where it is not taken on software OpenGL.
    """
    here = files(__name__)
    head = HEADER + "".join(f"#define {name}\n" for name in defines)
    return head + "\n".join((here / name).read_text(encoding="utf-8") for name in names)
