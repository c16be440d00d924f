"""What can be said, from the data of the language."""

from __future__ import annotations

PAGE = "what-you-can-say.md"


def render() -> str:
    """Every command with sentences that ask for it, then references, instructions, relations and colours."""
    from assistant.language.handbook import what_you_can_say

    return what_you_can_say()
