"""How long a hundred scene tests take, each with its undo checked to the bit, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.bench.base import BenchOptions, percentiles, times_ms

NAME = "scenetests"
HELP = "a hundred scene tests, started and run (target: 10 s)"

VERBS = ("paint the {} green", "hide the {}", "select the {}", "highlight the {}", "turn the {} to the left")
THINGS = ("red mug", "blue mug", "globe", "guitar")


def hundred(folder: Path) -> Path:
    """A file of a hundred scene tests."""
    said = [verb.format(thing) for _ in range(5) for verb in VERBS for thing in THINGS]
    rows = [f"  - {{name: {n} {s}, say: {s}, outcome: done, undone: exactly}}" for n, s in enumerate(said)]
    path = folder / "hundred.scenetest.yaml"
    path.write_text("\n".join(["scene: living_room", "tests:", *rows, ""]), encoding="utf-8")
    return path


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row."""
    with tempfile.TemporaryDirectory() as folder:
        path = hundred(Path(folder))
        command = [sys.executable, "-m", "assistant", "test", str(path)]

        def once() -> None:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

        yield {"tests": 100, **percentiles(times_ms(once, 1 if options.quick else 3, warm_up=0))}
