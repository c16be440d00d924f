"""What can be said, from what the skills say about themselves."""

from __future__ import annotations

import difflib

from assistant.language.program import Help
from assistant.phrasing import listed
from assistant.skills.base import Plan, SkillContext

HANDLES = (Help,)
ABOUT = "help"
EXAMPLES = ("Help.", "Help with colours.")

CHIEF = ("move", "find", "recolor", "add", "describe", "navigate", "undo")
"""The skills that help without a topic shows, by file."""

ALIKE = 0.8
"""From which likeness on two words are taken for forms of one."""


def plan(command: Help, ctx: SkillContext) -> Plan:
    """Examples on the topic, or of the chief things."""
    from assistant.skills.registry import skill_modules

    skills = {m.__name__.rpartition(".")[2]: m for m in skill_modules()}
    if command.topic:
        words = {name: (m.ABOUT, *(c.__name__ for c in m.HANDLES), *m.EXAMPLES) for name, m in skills.items()}
        found = _on(command.topic.lower(), words)
        if found is None:
            topics = listed(m.ABOUT for m in skills.values() if m.__name__.rpartition(".")[2] in CHIEF)
            return Plan(f'I have no help on "{command.topic}". Ask me about {topics}.', outcome="answered")
        examples = listed((f'"{e}"' for e in skills[found].EXAMPLES), "or")
        return Plan(f"On {skills[found].ABOUT} you can say {examples}", outcome="answered")
    examples = listed((f'"{skills[name].EXAMPLES[0].rstrip(".")}"' for name in CHIEF if name in skills), "or")
    return Plan(f'You can say {examples}. Say "help with" and a topic for more.', outcome="answered")


def _on(topic: str, words_of: dict[str, tuple[str, ...]]) -> str | None:
    """The skill whose own words are nearest to the topic's; None where none is near."""
    asked = [w.strip("?.,!") for w in topic.split() if len(w) > 2]
    best, most = None, 0.0
    for name, texts in words_of.items():
        for depth, text in enumerate((name, *texts)):
            known = [w.strip("?.,!").lower() for w in text.replace("_", " ").split()]
            near = sum(any(difflib.SequenceMatcher(None, a, k).ratio() >= ALIKE for k in known) for a in asked)
            score = near - 0.01 * depth
            if near and score > most:
                best, most = name, score
    return best
