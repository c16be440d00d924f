"""Saying plainly what cannot be done, and what can."""

from __future__ import annotations

from assistant.language.program import Unsupported
from assistant.skills.base import Plan, Refused, SkillContext

HANDLES = (Unsupported,)
ABOUT = "what I cannot do"
EXAMPLES = ("Sing a song.",)

ME = {"me": "you", "my": "your", "mine": "yours", "i": "you", "myself": "yourself", "us": "you", "our": "your"}
"""The person's words for themselves, as the reply says them."""

NO_VERBS = ("its", "the", "a", "an", "my", "your", "his", "her", "their", "this", "that", "it", "they", "he", "she")
"""First words of what is no request at all but a rest that nothing could be made of."""

CONDITIONS = ("if", "unless", "when", "whenever", "until", "while")
"""First words of conditions that nothing here can judge."""

QUESTIONS = ("what", "where", "when", "who", "why", "how", "which")
"""First words of questions that nothing here answers."""


def plan(command: Unsupported, ctx: SkillContext) -> Plan:
    """Refuse, with what was asked in the person's own words."""
    words = f"{command.verb} {command.text}".strip().rstrip(".?!").split()
    asked = " ".join(ME.get(w.lower(), w) for w in words)
    can = "I can find, count, describe, move, turn, paint and add things, and walk about."
    if words and words[0] in NO_VERBS:
        raise Refused(f'I did not understand "{asked}", so I did nothing. {can}')
    if words and words[0] in CONDITIONS:
        raise Refused(f'I can\'t tell whether that is so: "{asked}". So I did nothing. {can}')
    if words and words[0] in QUESTIONS:
        raise Refused(f"I can't answer that. {can}")
    raise Refused(f"I can't {asked}. {can}" if asked else f"I can't do that. {can}")
