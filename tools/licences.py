"""Write docs/licences.md from the metadata of what is installed; `--check` compares. A licence we cannot take fails.

Run it where every extra is installed (`python3 dev.py docs`): the table covers all that `pyproject.toml` brings.
"""

from __future__ import annotations

import platform
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
PINNED_FOR = ("linux", "x86_64", (3, 11))
GROUPS = ("default", "microphone", "torch", "dev")
"""The groups of the table; a package stands in the first that needs it."""
REFUSED = re.compile(
    r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public|non-?commercial|CC-BY-NC|SSPL|Proprietary", re.IGNORECASE
)
STATED = {"pyglet": "BSD-3-Clause", "ptyprocess": "ISC", "jupyterlab-widgets": "BSD-3-Clause"}
"""What a package's own licence file says, where its metadata is silent or vague."""
NOTES = {
    "av": "its wheel brings FFmpeg (LGPL-3.0-or-later) linked to x264 and x265 (GPL-2.0-or-later); see below",
    "open3d-cpu": "libusb (LGPL-2.1) comes from the system",
    "numpy": "its wheel brings OpenBLAS (BSD) and libgfortran (GPL with the runtime exception)",
    "scipy": "its wheel brings OpenBLAS (BSD) and libgfortran (GPL with the runtime exception)",
    "ctranslate2": "its wheel brings libgomp (GPL with the runtime exception)",
    "certifi": "a list of certificates, file-level copyleft on that list alone",
    "tqdm": "MPL-2.0 on a few of its files, MIT on the rest",
    "hypothesis": "used by the tests only, never shipped",
    "pathspec": "used by the type checker only, never shipped",
    "sounddevice": "uses PortAudio (MIT) from the system on Linux",
}


def main() -> int:
    """Write the page, or compare it with `--check`; 1 when it differs or a licence is refused."""
    check = "--check" in sys.argv[1:]
    if check and (sys.platform, platform.machine(), sys.version_info[:2]) != PINNED_FOR:
        print("The table is compared on Linux x86-64 with Python 3.11 alone, which the constraints are for.")
        return 0
    rows = table()
    refused = [f"{name}: {licence}" for _, name, _, licence in rows if REFUSED.search(licence) or licence == "unknown"]
    for line in refused:
        print(f"licence refused or unknown: {line}", file=sys.stderr)
    text = page(rows)
    if not check:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print(f"{PAGE.relative_to(ROOT)} is out of date. Run: python3 dev.py docs", file=sys.stderr)
        return 1
    return 1 if refused else 0


def table() -> list[tuple[str, str, str, str]]:
    """Rows of group, package, version, licence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    roots = {"default": project["dependencies"], **project["optional-dependencies"]}
    rows: list[tuple[str, str, str, str]] = []
    seen: set[str] = set()
    for group in GROUPS:
        for name in sorted(closure(roots[group]) - seen):
            seen.add(name)
            info = metadata.distribution(name)
            rows.append((group, name, info.version.partition("+")[0], licence_of(info, name)))
    return rows


def closure(requirements: list[str]) -> set[str]:
    """Every installed package that the requirements bring, by normalised name."""
    found: set[str] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        new = name not in found
        found.add(name)
        if new or requirement.extras:
            for wanted in ("", *requirement.extras):
                waiting += [(Requirement(text), wanted) for text in metadata.distribution(name).requires or ()]
    return found


def licence_of(info: metadata.Distribution, name: str) -> str:
    """The SPDX expression, else the classifier, else the first line of the licence field."""
    about = info.metadata
    classifiers = [
        line.rsplit(" :: ", 1)[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    stated = "".join(about.get_all("License") or ()).strip().splitlines()
    short = stated[0].strip() if stated and len(stated[0]) < 60 else ""
    named = ", ".join(name for name in classifiers if name != "OSI Approved")
    chosen = "".join(about.get_all("License-Expression") or ()) or short or named
    return STATED.get(name) or (chosen if chosen and chosen.upper() != "UNKNOWN" else "unknown")


def page(rows: list[tuple[str, str, str, str]]) -> str:
    """The page as Markdown."""
    lines = [
        "# Licences of what Deixis is built on",
        "",
        "Written by `tools/licences.py` from the packages' own metadata; `python3 dev.py docs` writes it again.",
        "The weights of the models have their own licences: `deixis models list` shows them, all MIT or Apache-2.0.",
        "The list of English words (`assistant/language/data/words.txt`) is from SCOWL; the permission to copy",
        "and sell with its notice stands at the top of that file.",
        "The assets in `assets/` are our own, CC0.",
        "",
        "PyAV itself is BSD, and faster-whisper needs it. The FFmpeg in its wheels is linked to the encoders x264 and",
        "x265, which are GPL-2.0-or-later. Deixis neither ships those wheels nor calls those two encoders: it decodes",
        "sound, and encodes films with others. Whoever redistributes a bundle with PyAV's wheel inside (a container,",
        "an installer) takes on the GPL for that part, or builds PyAV against an FFmpeg without them.",
        "",
    ]
    for group in GROUPS:
        title = "The default install" if group == "default" else f"The extra `[{group}]` adds"
        lines += [f"## {title}", "", "| package | version | licence | note |", "|---|---|---|---|"]
        for _, name, version, licence in (row for row in rows if row[0] == group):
            lines.append(f"| {name} | {version} | {licence.replace('|', '/')} | {NOTES.get(name, '')} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
