"""Writes a first scene test for a scene: one that passes, to be changed by a person.

examples:
  deixis new-test living_room
  deixis new-test room.scene.json -o tests/room.scenetest.yaml
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "new-test"
HELP = "write a first scene test"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene, and where to write."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")
    parser.add_argument("-o", "--out", metavar="FILE", type=Path, help="default: SCENE.scenetest.yaml in this folder")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(args: argparse.Namespace, out: Output) -> int:
    """Write it."""
    from assistant.scenetest.scaffold import write_first_test

    path = write_first_test(args.scene, args.out, force=args.force)
    out.emit({"written": str(path)}, f"wrote {path}: run it with `deixis test {path}`")
    return 0
