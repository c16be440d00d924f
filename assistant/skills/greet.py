"""Being civil."""

from __future__ import annotations

from assistant.language.program import Greet
from assistant.skills.base import Plan, SkillContext

HANDLES = (Greet,)
ABOUT = "saying hello"
EXAMPLES = ("Hello.", "Thank you.")

REPLIES = {
    "hello": 'Hello. Tell me what to do, or say "help".',
    "thanks": "You're welcome.",
    "bye": "Goodbye.",
}


def plan(command: Greet, ctx: SkillContext) -> Plan:
    """Answer in kind."""
    return Plan(REPLIES[command.kind], outcome="answered")
