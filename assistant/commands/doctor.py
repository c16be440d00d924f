"""What this machine has and what it lacks. For each lack: what it means, and the one command that mends it.

Exits with 1 when something is lacking that Deixis cannot do without.

examples:
  deixis doctor
  deixis doctor --json
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.doctor import Check

NAME = "doctor"
HELP = "what this machine lacks, and the command that mends it"


def configure(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(args: argparse.Namespace, out: Output) -> int:
    """Print each check as it is made; 1 when a required one fails."""
    from assistant.doctor import checks

    failed: list[str] = []
    lacking = 0
    for check in checks():
        out.emit({"check": check.name, **{k: v for k, v in asdict(check).items() if k != "name"}}, line(check))
        lacking += not check.ok
        if check.required and not check.ok:
            failed.append(check.name)
    if failed:
        out.say(f"Deixis cannot work here yet. Mend first: {', '.join(failed)}.")
    elif lacking:
        out.say("All that is required is here. What is marked - is optional.")
    else:
        out.say("All is well.")
    return 1 if failed else 0


def line(check: Check) -> str:
    """One check for people: a mark, what was found, and for a lack what it means and what mends it."""
    mark = "ok" if check.ok else ("!!" if check.required else "- ")
    text = f"{mark} {check.name:<22} {check.found}"
    if check.means:
        text += f"\n{'':26}{check.means}"
    if check.mend:
        text += f"\n{'':26}mend it with: {check.mend}"
    return text
