"""References in bulk: written descriptions, each of one thing in a scene of labelled boxes, to the thing described.

Scenes come from a file, one JSON object a line:
  {"scene_id", "up": "y" or "z", "objects": [{"id", "label", "center", "size", "yaw"?, "rgb"?}]}
Queries come on standard input, one a line:
  {"id", "scene_id", "text", "viewer"?: {"position", "look_at"}}
For each query one line comes back at once:
  {"id", "outcome", "ranking": [{"id", "score"}], "program", "front", "ms"}

examples:
  deixis ground --scenes rooms.jsonl < queries.jsonl
  deixis ground --scenes rooms.jsonl --reasons < queries.jsonl
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "ground"
HELP = "which object each written description means, in bulk"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scenes, and what to print."""
    parser.add_argument("--scenes", required=True, type=Path, metavar="FILE.jsonl", help="scenes of labelled boxes")
    parser.add_argument("--top", type=int, default=0, metavar="N", help="list only the best N; 0 lists all")
    parser.add_argument("--reasons", action="store_true", help="with every candidate the reasons for its score")
    parser.add_argument("--translator", metavar="NAME", default="none",
                        help="the model for what English reads poorly: translator, translator-small, "
                             "transformers:NAME_OR_FOLDER, or none")
    parser.add_argument("--embedder", action="store_true", help="match unknown nouns by meaning (the words model)")


def run(args: argparse.Namespace, out: Output) -> int:
    """Answer every query. A bad one gets a line with the outcome `error`, a bad scene a line of its own on standard
    error; the rest go on, and the exit code is then 1.
    """
    import sys

    from assistant.grounding.bulk import Bulk, read_scenes
    from assistant.models.progress import Reading
    from assistant.translators import translator_by_name

    embedder = None
    if args.embedder:
        from assistant.models.minilm_onnx import MiniLM
        from assistant.models.store import ModelStore

        embedder = MiniLM.load(ModelStore().require("words"))
    failed = 0

    def told(wrong: str) -> None:
        nonlocal failed
        failed += 1
        out.note(f"deixis: {wrong}")

    bulk = Bulk(read_scenes(args.scenes, told), embedder=embedder,
                translator=translator_by_name(args.translator, Reading()), top=args.top, reasons=args.reasons)
    out.as_json = True
    for line in sys.stdin:
        if line.strip():
            row = bulk.answer(line)
            failed += row["outcome"] == "error"
            out.emit(row)
    return 1 if failed else 0
