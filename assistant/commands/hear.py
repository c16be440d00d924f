"""Spoken commands to a scene, from recordings (wav, flac, mp3, ogg, webm ...), in turn.

examples:
  deixis hear house command.wav
  deixis hear room.scene.json *.wav --json --save after.glb
  deixis hear room.scene.json command.wav --fresh       each recording on the scene as it was
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.commands._turns import add_options, open_session, take_turns
from assistant.output import Output

if TYPE_CHECKING:
    from assistant.hearing.ear import Ear
    from assistant.turn import Turn
    from scene.objects import Scene

NAME = "hear"
HELP = "spoken commands to a scene, from recordings"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene, the recordings and the options of a turn."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")
    parser.add_argument("audio", nargs="+", metavar="AUDIO", help="a recording")
    parser.add_argument("--ear", default="hearing", metavar="NAME", help="hearing (the default) or hearing-better")
    parser.add_argument("--fresh", action="store_true", help="take every recording on the scene as it was opened")
    parser.add_argument("--audio", action="store_true", dest="keep_audio",
                        help="with --record: keep the sound too, beside the log (off by default)")
    add_options(parser)


def run(args: argparse.Namespace, out: Output) -> int:
    """Hear each recording and take it as a turn; one that cannot be heard fails, and the others go on."""
    from assistant.hearing.ear import load_ear
    from scene.errors import UsageError

    if args.fresh and args.record:
        raise UsageError("--fresh begins anew each time, and a log is of one session: give --record without it")
    session, state, turn = open_session(args)
    ear = load_ear(model=args.ear)
    if not args.fresh:
        heard = _Heard(ear, state.scene, turn, out)
        code = take_turns(args, out, heard.turns(args.audio), session, state)
        return 1 if heard.failed else code
    codes = []
    for path in args.audio:
        heard = _Heard(ear, state.scene, turn, out)
        codes.append(take_turns(args, out, heard.turns([path]), session, state) or int(heard.failed))
    return max(codes)


class _Heard:
    """Turns made of recordings, heard when they are asked for."""

    def __init__(self, ear: Ear, scene: Scene, turn: Turn, out: Output) -> None:
        from assistant.understanding import vocabulary_of

        words = vocabulary_of(scene)
        self._labels = (*words.rooms, *words.labels)
        self._ear = ear
        self._turn = turn
        self._out = out
        self.failed = False

    def turns(self, paths: list[str]) -> Iterator[tuple[Turn, dict[str, object]]]:
        """One turn a recording that can be heard."""
        from assistant.hearing.audio import load_audio
        from assistant.turn import Turn
        from scene.errors import DeixisError

        for path in paths:
            started = time.perf_counter()
            try:
                transcript = self._ear.hear(load_audio(path), self._labels)
            except DeixisError as error:
                self.failed = True
                self._out.error(str(error))
                continue
            took_ms = (time.perf_counter() - started) * 1000
            yield Turn.spoken(transcript, self._turn.gaze, took_ms), {"audio": path}
