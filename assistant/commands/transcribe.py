"""Speech to words, each with its time. Any recording that FFmpeg reads, of up to ten minutes.

examples:
  deixis transcribe command.wav
  deixis transcribe *.webm --vocabulary "cutlery drawer, bookshelf, melons" --json
  deixis transcribe command.wav --model hearing-better
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.hearing.ear import Ear

NAME = "transcribe"
HELP = "speech to words with times"


def configure(parser: argparse.ArgumentParser) -> None:
    """Recordings, and what makes their words likelier."""
    parser.add_argument("audio", nargs="+", metavar="AUDIO", help="a recording: wav, flac, mp3, ogg, webm, m4a ...")
    parser.add_argument("--vocabulary", default="", metavar="WORDS", help="words to expect, separated by commas")
    parser.add_argument("--model", default="hearing", metavar="NAME", help="hearing (the default) or hearing-better")


def run(args: argparse.Namespace, out: Output) -> int:
    """Transcribe each; 1 when a recording cannot be heard, after doing the others."""
    from assistant.hearing.ear import load_ear
    from assistant.models.manifest import find_model, manifest
    from scene.errors import DeixisError, UsageError

    if find_model(args.model).role != "hearing":
        ears = ", ".join(model.name for model in manifest().values() if model.role == "hearing")
        raise UsageError(f"The model {args.model!r} cannot hear. Choose one of: {ears}.")
    ear = load_ear(model=args.model)
    labels = [word.strip() for word in args.vocabulary.split(",")]
    failed = False
    for path in args.audio:
        try:
            _one(ear, path, labels, out)
        except DeixisError as error:
            failed = True
            out.error(str(error))
    return 1 if failed else 0


def _one(ear: Ear, path: str, labels: list[str], out: Output) -> None:
    from assistant.hearing.audio import load_audio
    from assistant.hearing.transcript import transcript_row

    began = time.perf_counter()
    transcript = ear.hear(load_audio(path), labels)
    took_ms = (time.perf_counter() - began) * 1000
    row = {"audio": path, **transcript_row(transcript), "timing_ms": {"hear": round(took_ms, 1)}}
    out.emit(row, f"{path}: {transcript.text or f'({transcript.no_speech})'}")
