"""What you taught by naming things: listed, written to a file, taken from one, forgotten.

Only names and features of shapes and colours are kept, never pictures. Nothing of it leaves this machine.

examples:
  deixis profile list
  deixis profile export stools.json
  deixis profile import stools.json
  deixis profile forget stool
  deixis profile forget
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.labelling.profile import ProfileFile

NAME = "profile"
HELP = "what you taught: list, export, import, forget"


def configure(parser: argparse.ArgumentParser) -> None:
    """What to do with it."""
    parser.add_argument("action", nargs="?", default="list", choices=("list", "export", "import", "forget"),
                        help="what to do (list)")
    parser.add_argument("what", nargs="?", metavar="FILE|LABEL",
                        help="export: the new file; import: a file that export wrote; forget: one kind (else all)")
    parser.add_argument("--profile", metavar="FILE", type=Path, help="another profile than your own")


def run(args: argparse.Namespace, out: Output) -> int:
    """Do it."""
    from assistant.labelling.profile import ProfileFile, profile_path
    from scene.errors import UsageError

    file = ProfileFile(args.profile or profile_path())
    if args.action in ("export", "import") and args.what is None:
        raise UsageError(f"say which file to {args.action}: deixis profile {args.action} FILE")
    if args.action == "list" and args.what is not None:
        raise UsageError(f"list takes nothing more, and {args.what!r} was given: it always lists all")
    if args.action == "export":
        return _export(file, Path(args.what), out)
    if args.action == "import":
        return _import(file, Path(args.what), out)
    return _forget(file, args.what, out) if args.action == "forget" else _list(file, out)


def _list(file: ProfileFile, out: Output) -> int:
    examples = file.read()
    for e in examples:
        row = {"label": e.label, "origin": e.origin, "by": e.by, "features": len(e.features)}
        out.emit(row, f"{e.label:<20} {e.origin}")
    kinds = Counter(e.label for e in examples)
    out.emit({"examples": len(examples), "kinds": len(kinds), "file": str(file.path)},
             f"{_counted(len(examples))} of {len(kinds)} kinds in {file.path}" if examples else
             f"nothing yet (it will be in {file.path})")
    return 0


def _export(file: ProfileFile, to: Path, out: Output) -> int:
    from assistant.labelling.profile import write_examples
    from scene.errors import UsageError

    if to.exists():
        raise UsageError(f"{str(to)!r} is there already: expected the name of a new file")
    examples = file.read()
    write_examples(to, examples)
    out.emit({"exported": len(examples), "file": str(to)}, f"wrote {_counted(len(examples))} to {to}")
    return 0


def _import(file: ProfileFile, source: Path, out: Output) -> int:
    from assistant.labelling.profile import read_examples

    there, more = file.read(), read_examples(source)
    added = tuple(e for e in dict.fromkeys(more) if e not in set(there))
    file.update((), added)
    left_out = len(more) - len(added)
    out.emit({"imported": len(added), "known_already": left_out},
             f"added {_counted(len(added))}" + (f"; {left_out} were known already" if left_out else ""))
    return 0


def _forget(file: ProfileFile, label: str | None, out: Output) -> int:
    from scene.errors import UsageError

    examples = file.read()
    gone = tuple(e for e in examples if label is None or e.label == label.strip().lower())
    if label is not None and not gone:
        known = ", ".join(sorted({e.label for e in examples})) or "nothing"
        raise UsageError(f"nothing was taught of {label!r}: expected one of the kinds that were taught ({known})")
    if gone:
        file.update(gone, ())
    out.emit({"forgotten": len(gone), "left": len(examples) - len(gone)},
             f"forgot {_counted(len(gone))}; {len(examples) - len(gone)} left")
    return 0


def _counted(number: int) -> str:
    return "1 example" if number == 1 else f"{number} examples"
