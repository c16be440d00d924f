"""The command line. Each command is one file in `assistant/commands/`; only the one that runs is imported whole.

A command file declares `NAME`, `HELP` (one line), `configure(parser)` and `run(args, out) -> int`, and imports what is
heavy inside `run`. Exit codes: 0 success, 1 what was asked failed, 2 bad usage.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Sequence
from types import ModuleType

from assistant import commands
from assistant.output import Output
from scene.errors import DeixisError

DEFAULT_COMMAND = "open"

NEGATIVE_POINT = re.compile(r"-[\d.][\d.eE+-]*(,[\d.eE+-]+)+")
"""Numbers with commas between them, the first below zero."""

DESCRIPTION = """Talk to a room and watch it act: gaze is your head, the mouse is your hand, and small open models on
this machine hear you, understand you and act."""

EPILOG = """examples:
  deixis                                               open the window on the demo living room
  deixis say living_room "put the red mug on the desk"
  deixis hear house command.wav --json
  deixis render kitchen -o kitchen.png
  deixis doctor                                        what this machine lacks, and what mends it

`deixis COMMAND --help` explains each command."""


def command_modules() -> dict[str, ModuleType]:
    """Every command by its name, in alphabetical order."""
    found = {}
    for info in pkgutil.iter_modules(commands.__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"assistant.commands.{info.name}")
            found[str(module.NAME)] = module
    return dict(sorted(found.items()))


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="deixis", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    sub = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, module in command_modules().items():
        command = sub.add_parser(
            name, help=module.HELP, description=(module.__doc__ or module.HELP).strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_argument("--json", action="store_true", help="print one JSON object a line, and nothing else")
        module.configure(command)
        command.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    words = _negative_points_joined(list(sys.argv[1:] if argv is None else argv))
    parser = build_parser()
    if not words or (words[0] not in command_modules() and not words[0].startswith("-")):
        words = _with_default(parser, words)
    args = parser.parse_args(words)
    if args.version:
        from importlib.metadata import version

        print(f"deixis {version('deixis')}")
        return 0
    out = Output(as_json=args.json)
    try:
        return int(args.run(args, out))
    except DeixisError as error:
        out.error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        out.note("stopped")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as error:
        if os.environ.get("DEIXIS_DEBUG"):
            raise
        out.error(f"a fault of the program itself ({type(error).__name__}: {error}). Please report it with what you "
                  "did; with DEIXIS_DEBUG=1 in the environment it shows where it happened")
        return 1


def _negative_points_joined(words: list[str]) -> list[str]:
    """ "--viewer -1,1.6,0" as "--viewer=-1,1.6,0": a point that begins with a minus is no option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].startswith("--") and "=" not in joined[-1] and NEGATIVE_POINT.fullmatch(word):
            joined[-1] = f"{joined[-1]}={word}"
        else:
            joined.append(word)
    return joined


def _with_default(parser: argparse.ArgumentParser, words: list[str]) -> list[str]:
    """A first word that is no command is a file to open, unless it cannot be one."""
    import difflib
    from pathlib import Path

    if words and not Path(words[0]).exists() and "." not in words[0]:
        close = difflib.get_close_matches(words[0], command_modules(), n=1)
        hint = f": did you mean {close[0]!r}?" if close else ": `deixis --help` lists the commands"
        parser.exit(2, f"deixis: there is no command {words[0]!r}{hint}\n")
    return [DEFAULT_COMMAND, *words]


if __name__ == "__main__":
    raise SystemExit(main())
