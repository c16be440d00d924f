"""The page of what can be said, made from the data; `python3 dev.py docs` writes it to `docs/what-you-can-say.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.language import program as p
from assistant.language.codec import parse_program
from assistant.language.lexicon import lexicon, read_data
from assistant.language.notation_names import COMMAND_NAMES

_SHOWN = 6
"""The most examples for one command."""
_INTRO = """# What you can say

Every sentence here is a test, with the program that it must mean. Politeness, hesitation, things said twice and
corrections in mid-sentence fall away; any noun is allowed, and every reference may be as long as you like.
"""


def help_lines() -> Mapping[str, str]:
    """Command name -> its line of help."""
    return {name: line for topic in read_data("help.toml").values() for name, line in topic.items()}


def examples_of() -> dict[str, list[str]]:
    """Command name -> sentences that ask for it, as the data has them."""
    found: dict[str, list[str]] = {name: [] for name in help_lines()}
    for section in read_data("examples.toml").values():
        for said, meant in section.items():
            for name in dict.fromkeys(COMMAND_NAMES[type(step)] for step in parse_program(meant).steps):
                found[name].append(said)
    return found


def what_you_can_say() -> str:
    """The page."""
    examples = examples_of()
    lines = [_INTRO]
    for topic, commands in read_data("help.toml").items():
        lines += [f"## {topic.capitalize()}", ""]
        for name, line in commands.items():
            lines += [f"### {name.replace('_', ' ')}", "", line, ""]
            lines += [f"- {said}" for said in examples[name][:_SHOWN]] + [""]
    lines += ["## How things are referred to", "", *_table("references"), ""]
    lines += ["## Descriptions of one thing", "", *_table("descriptions"), ""]
    lines += ["## Long instructions", "", *_table("instructions"), ""]
    lines += ["## As it is spoken", "", *_table("spoken"), ""]
    lines += ["## Relations", "", "| relation | said as |", "|---|---|"]
    lines += [f"| {spec.name} | {spec.says} |" for spec in p.RELATIONS.values()]
    lines += ["", "## Colors", "", ", ".join(lexicon().colors), ""]
    return "\n".join(lines)


def _table(section: str) -> Iterator[str]:
    yield from ("| you say | it means |", "|---|---|")
    for said, meant in read_data("examples.toml")[section].items():
        yield f"| {said} | `{meant}` |"

