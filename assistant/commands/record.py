"""A session kept in a log, to be replayed exactly: in the window, or headless with lines of text.

A log holds what was said, where you looked and pointed, what your hands changed, and what came of it; see
docs/session-logs.md. What you say is kept as sound only with --audio. Nothing is recorded unless you ask.

examples:
  deixis record visit.jsonl                                 the window, on the demo living room; F9 ends the recording
  deixis record visit.jsonl my_room.glb --audio
  deixis record visit.jsonl kitchen "open the fridge" "undo"
  deixis record visit.jsonl kitchen - < lines.txt
  deixis record --as-test visit.jsonl visit.scenetest.yaml  a scene test made of a log, for you to edit
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.commands._turns import add_options
from assistant.output import Output
from scene.errors import UsageError

NAME = "record"
HELP = "keep a session in a log, or make a scene test of one"
DEFAULT_SCENE = "living_room"


def configure(parser: argparse.ArgumentParser) -> None:
    """Where the log goes, and what the session is."""
    parser.add_argument("out", metavar="OUT", help="the new log; with --as-test the new scene test")
    parser.add_argument("scene", nargs="?", default=DEFAULT_SCENE, metavar="SCENE", help="a scene file or a demo scene")
    parser.add_argument("text", nargs="*", metavar="TEXT",
                        help="sentences, taken in turn without a window; `-` reads one a line from standard input")
    parser.add_argument("--audio", action="store_true", dest="keep_audio",
                        help="keep what you say as sound too, beside the log (off by default)")
    parser.add_argument("--as-test", metavar="LOG", help="record nothing: make a scene test of this log")
    add_options(parser, record=False)


def run(args: argparse.Namespace, out: Output) -> int:
    """Record in the window where there is one, else line by line."""
    from assistant.display import has_display

    if args.as_test:
        return _make_test(args, out)
    args.record = args.out
    if args.text or not has_display():
        return _lines(args, out)
    from assistant.commands import open as window

    placed = [f"--{name.replace('_', '-')}" for name in ("viewer", "look_at", "gaze", "point") if getattr(args, name)]
    if placed:
        raise UsageError(f"{placed[0]} is for sentences on the command line: in the window you look and point yourself")
    args.file, args.resume = args.scene, False
    return window.run(args, out)


def _make_test(args: argparse.Namespace, out: Output) -> int:
    from assistant.recording.as_test import write_test

    made = write_test(Path(args.as_test), Path(args.out))
    if made.note:
        out.note(made.note)
    turns = "1 turn" if made.turns == 1 else f"{made.turns} turns"
    out.emit({"test": args.out, "turns": made.turns, "expectations": made.expectations},
             f"{args.out}: {turns}, {made.expectations} expectations. Read them: they say what happened, and only you "
             "know whether it should have.")
    return 0


def _lines(args: argparse.Namespace, out: Output) -> int:
    from assistant.commands._turns import open_session, take_turns
    from assistant.commands.say import turns_of

    if not args.text:
        out.note("No display here: each line of standard input is a turn.")
    session, state, turn = open_session(args)
    return take_turns(args, out, turns_of(args.text or ["-"], turn), session, state)
