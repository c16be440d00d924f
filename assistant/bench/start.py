"""From nothing to an answer: the command line's own start, and a fresh process to its first frame."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from assistant.bench.base import BenchOptions, percentiles, times_ms
from assistant.scenes import demo_scene
from scene.errors import MissingError

NAME = "start"
HELP = "cold start: --help, a text turn, and the first frame of the living room"


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a way to start."""
    repeat = 3 if options.quick else 5
    room = str(demo_scene("living_room"))
    first_frame = (
        "from scene.files import open_scene\nfrom scene.view.capture import render\nfrom pathlib import Path\n"
        f"render(open_scene(Path({room!r})), size=(1280, 720), supersample=1)\n"
    )
    starts = {
        "deixis --help": [sys.executable, "-m", "assistant", "--help"],
        "deixis say, one turn": [sys.executable, "-m", "assistant", "say", room, "how many chairs are there?"],
        "first frame": [sys.executable, "-c", first_frame],
    }
    for name, command in starts.items():
        yield {"start": name, **percentiles(times_ms(partial(_run, command), repeat))}


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise MissingError(f"{' '.join(command[:4])} failed with exit code {done.returncode}: {done.stderr[-300:]}")
