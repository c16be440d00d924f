"""A recorded session, run again exactly: says the first thing that comes out otherwise, as a sentence.

Every turn goes through the very same step as in the window; clicks and drags are done again as they were committed.
What was said is not heard again: the words and their times are in the log.

examples:
  deixis replay visit.jsonl
  deixis replay visit.jsonl --json
  deixis replay visit.jsonl --film visit.mp4
  deixis replay visit.jsonl --scene moved/room.glb    the scene file is elsewhere now
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.recording.log import Log
    from assistant.recording.replayer import Replayed

NAME = "replay"
HELP = "a recorded session, run again exactly"


def configure(parser: argparse.ArgumentParser) -> None:
    """Which log."""
    parser.add_argument("log", metavar="LOG", help="a log of `deixis record`, of --record or of F9")
    parser.add_argument("--scene", metavar="FILE", help="where the scene is now, if not where the log says")
    parser.add_argument("--film", metavar="OUT", help="make a film of it too (.mp4)")
    parser.add_argument("--size", default="960x540", metavar="WxH", help="the film's pixels (default 960x540)")


def run(args: argparse.Namespace, out: Output) -> int:
    """Replay it; 1 where something came out otherwise."""
    from assistant.recording.beginning import state_of
    from assistant.recording.log import read_log
    from assistant.recording.replayer import replay, session_for

    path = Path(args.log)
    log = read_log(path)
    if log.note:
        out.note(log.note)
    state = state_of(log.header, path, scene_file=Path(args.scene) if args.scene else None)
    session, last, count = session_for(log.header.options), None, 0
    told = []
    for last in replay(log, session, state):
        count += last.difference is None
        out.emit(_row(last), _text(last))
        told.append(last)
    if args.film:
        _film(args, told, out)
    difference = last.difference if last is not None else None
    row = {"log": args.log, "entries": len(log.entries), "same": count, "difference": _difference(last),
           "note": log.note}
    if difference is None:
        out.emit(row, f"{_counted(count)} the same to the bit.")
        return 0
    out.emit(row, f"The first difference is in {difference.sentence}.")
    _explain(log, out)
    return 1


def _film(args: argparse.Namespace, told: list[Replayed], out: Output) -> None:
    from assistant.commands.render import parse_size
    from assistant.recording.film import film_replay

    seconds = film_replay(told, Path(args.film), size=parse_size(args.size))
    out.note(f"{args.film}: {seconds:.0f} s")


def _row(done: Replayed) -> dict[str, Any]:
    entry, reply = done.entry, done.reply
    if reply is None:
        row: dict[str, Any] = {"n": entry.n, "by": entry.by, "said": getattr(entry, "said", "")}
    else:
        row = {"n": entry.n, "by": entry.by, **reply.to_json()}
    return {**row, "same": done.difference is None}


def _text(done: Replayed) -> str:
    entry, reply = done.entry, done.reply
    if reply is None:
        return f"{entry.n:3}. ({entry.by}: {getattr(entry, 'said', '')})"
    return f'{entry.n:3}. "{reply.text}"\n     {reply.outcome}: {reply.reply}'


def _difference(done: Replayed | None) -> dict[str, Any] | None:
    from assistant.recording.exact import exact

    if done is None or done.difference is None:
        return None
    d = done.difference
    return {"n": d.n, "said": d.said, "what": d.what, "then": exact(d.then), "now": exact(d.now), "text": d.sentence}


def _counted(count: int) -> str:
    return "1 entry," if count == 1 else f"{count} entries, each"


def _explain(log: Log, out: Output) -> None:
    """What may be behind a difference: other versions, a model that is not here."""
    from assistant.recording.versions import made_by, unlike
    from assistant.runtime import present

    versions = unlike(dict(log.header.made_by), made_by())
    if versions:
        out.note(f"Versions: {versions}.")
    if log.header.options.words and not present("words"):
        out.note("The model 'words' was there when this was recorded, and is not here: `deixis models fetch words`.")
