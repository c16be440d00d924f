"""The reference of the command line, from its own parsers."""

from __future__ import annotations

import argparse
import os

PAGE = "cli.md"

INTRO = """# The command line

Every command takes `--json` (one object a line on standard output, nothing else there; progress and notes go to
standard error), exits 0 on success, 1 when what was asked failed and 2 on bad usage.
"""


def render() -> str:
    """One section a command: its help."""
    from assistant.cli import build_parser

    os.environ["COLUMNS"] = "110"
    parser = build_parser()
    sections = [INTRO, "```text\n" + parser.format_help().rstrip() + "\n```\n"]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                sections.append(f"## deixis {name}\n\n```text\n{command.format_help().rstrip()}\n```\n")
    return "\n".join(sections)
