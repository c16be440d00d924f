"""A file has one idea and a function fits a screen: neither grows past its limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOPS = ("scene", "assistant", "assets", "seeds", "tools", "tests")
FILE_LINES, FUNCTION_LINES = 400, 50
DEF = re.compile(r"( *)(?:async )?def (\w+)")
CLOSING = (")", "]", "}")


@cache
def sources() -> dict[str, list[str]]:
    """The lines of every file of code, by its path."""
    paths = [*ROOT.glob("*.py"), *(path for top in TOPS for path in (ROOT / top).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").splitlines() for path in sorted(paths)}


def functions(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Each function and its lines, told by how far they are indented: parsing all the code takes seconds."""
    open_: list[tuple[int, str, int]] = []
    last = 0
    for n, line in enumerate([*lines, "end"]):
        text = line.lstrip()
        if not text:
            continue
        indent = len(line) - len(text)
        while open_ and indent <= open_[-1][0] and not text.startswith(CLOSING):
            _, name, first = open_.pop()
            yield name, last - first + 1
        if found := DEF.match(line):
            open_.append((indent, found[2], n))
        last = n


MEASURED = """def a(
    x: int,
) -> int:

    def b() -> int:
        return 1

    return b()

class C:
    async def d(self) -> None: ...

X = 1
"""


def test_functions_are_measured() -> None:
    assert dict(functions(MEASURED.splitlines())) == {"b": 2, "a": 8, "d": 1}


def test_no_file_is_too_long() -> None:
    long = {path: len(lines) for path, lines in sources().items() if len(lines) > FILE_LINES}
    assert long == {}, f"more than {FILE_LINES} lines: part these by their ideas"


def test_no_function_is_too_long() -> None:
    found = ((path, *one) for path, lines in sources().items() for one in functions(lines))
    long = [(path, name, length) for path, name, length in found if length > FUNCTION_LINES]
    assert long == [], f"more than {FUNCTION_LINES} lines: name their parts"
