"""What is said when nothing was done: why not, and what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.execution import Blocked
from assistant.grounding.outcome import Ambiguous, Candidate, Grounding, NotFound, PlaceGrounding, Resolved
from assistant.language.outcome import NotUnderstood
from assistant.missing import missing_text
from assistant.turn import CandidateRow, Reply
from scene.objects import Scene

MOST_CANDIDATES = 12
"""How many candidates a reply lists."""

WHY_NOT_UNDERSTOOD = {
    "empty": "I heard nothing.",
    "too_long": "That is more than I can take in at once. Please say it in shorter sentences.",
    "no_verb": "I did not understand what to do.",
    "no_parse": "I did not understand that.",
    "no_request": "I heard nothing in that for me to do.",
    "unsure": "I am not sure what you mean by that.",
    "not_english": "I understand English only, and that does not look like it.",
}


def not_understood_reply(outcome: NotUnderstood) -> str:
    """Why the words are no request, and what would be one."""
    sentence = WHY_NOT_UNDERSTOOD[outcome.reason]
    if outcome.suggestions:
        return f'{sentence} You could say: "{outcome.suggestions[0]}".'
    return f'{sentence} Say "help" to hear what I can do.'


def candidate_rows(scene: Scene, found: Iterable[Grounding | PlaceGrounding]) -> tuple[CandidateRow, ...]:
    """The candidates of everything that was resolved, each with its reasons; of several references the first."""
    for grounding in found:
        if isinstance(grounding, Resolved | Ambiguous):
            return _rows(scene, grounding.candidates)
    return ()


def _rows(scene: Scene, candidates: Iterable[Candidate]) -> tuple[CandidateRow, ...]:
    rows = []
    for c in list(candidates)[:MOST_CANDIDATES]:
        label = scene.objects[c.object_id].display_name if c.object_id in scene.objects else c.object_id
        rows.append(CandidateRow(c.object_id, label, c.score, c.reasons))
    return tuple(rows)


def blocked_reply(scene: Scene, blocked: Blocked, reply: Reply) -> Reply:
    """`reply` completed with what stood in the way."""
    grounding = blocked.grounding
    if grounding is None:
        return replace(reply, outcome=blocked.outcome, reply=blocked.reason)
    if isinstance(grounding, Ambiguous):
        rows = _rows(scene, grounding.candidates)
        return replace(
            reply, outcome="ambiguous", reply=grounding.question, question=grounding.question, candidates=rows,
            targets=tuple(r.id for r in rows),
        )
    if isinstance(grounding, NotFound):
        return replace(reply, outcome="not_found", reply=missing_text(scene, grounding, blocked.reference))
    return replace(reply, outcome="not_found", reply=getattr(grounding, "reason", "") or "I cannot find that here.")
