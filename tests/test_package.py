"""What is installed: every data file that the code reads is declared as package data, and every package is found."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_DATA = {".py", ".pyc"}


def test_every_data_file_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]
    missing = []
    for top in ("scene", "assistant", "assets", "seeds"):
        for path in (ROOT / top).rglob("*"):
            if not path.is_file() or path.suffix in NOT_DATA or "__pycache__" in path.parts:
                continue
            name = path.relative_to(ROOT)
            packages = {p.as_posix().replace("/", "."): name.relative_to(p).as_posix() for p in name.parents if p.parts}
            if not any(fnmatch(rest, pattern) for package, rest in packages.items()
                       for pattern in declared.get(package, ())):
                missing.append(name.as_posix())
    assert missing == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {p.parent for top in ("scene", "assistant", "assets", "seeds") for p in (ROOT / top).rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").exists()] == []
