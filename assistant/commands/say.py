"""Text commands to a scene, in turn, through the same step as the window. `-` reads lines from standard input.

examples:
  deixis say living_room "put the red mug on the desk" "undo"
  deixis say room.scene.json "what is this?" --point lamp-1
  deixis say room.scene.json "delete the chairs" "yes" --save tidy.scene.json
  echo "where is the clock" | deixis say room.scene.json - --json
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.commands._turns import add_options, open_session, take_turns
from assistant.output import Output

if TYPE_CHECKING:
    from assistant.turn import Turn

NAME = "say"
HELP = "text commands to a scene, in turn"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene, the sentences and the options of a turn."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")
    parser.add_argument("text", nargs="+", metavar="TEXT", help="a sentence; `-` reads one a line from standard input")
    add_options(parser)


def run(args: argparse.Namespace, out: Output) -> int:
    """Take each sentence as a turn."""
    session, state, turn = open_session(args)
    return take_turns(args, out, turns_of(args.text, turn), session, state)


def turns_of(texts: list[str], turn: Turn) -> Iterator[tuple[Turn, dict[str, object]]]:
    """One turn a sentence, all with the gaze of `turn`."""
    for text in texts:
        if text != "-":
            yield replace(turn, text=text), {}
            continue
        for line in sys.stdin:
            if line.strip():
                yield replace(turn, text=line.rstrip("\n")), {}
