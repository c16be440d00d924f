"""One turn of the conversation: what came in, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.gaze import GazeTrack
from assistant.grounding.outcome import Reason
from assistant.hearing.guards import said_once
from assistant.hearing.transcript import Transcript
from assistant.labelling.asking import Seen
from assistant.labelling.protocol import Example, Labelling
from scene.events import Event
from scene.ops import Op

Outcome = Literal[
    "done",  # the scene or the viewer changed as asked
    "answered",  # a question was answered; nothing changed
    "ambiguous",  # several things fit: there is a question
    "not_found",  # nothing fits
    "not_understood",  # the words are no request that the assistant knows
    "rejected",  # understood and resolved, but it cannot be done
    "needs_confirmation",  # it destroys, or touches many: there is a question
]


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word of what was said, with its time."""

    text: str
    """The word as heard."""
    start_s: float
    """When it began, seconds from the start of the turn."""
    end_s: float
    """When it ended."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person did: said something, while looking and pointing somewhere."""

    text: str
    """What was said or typed."""
    gaze: GazeTrack = GazeTrack()
    """Where they looked and pointed meanwhile; empty where they did neither on purpose."""
    words: tuple[SpokenWord, ...] = ()
    """The words with their times, when the text was heard; empty when it was typed."""
    hear_ms: float | None = None
    """How long hearing took; None for typed text."""
    seen: tuple[Seen, ...] = ()
    """What a labeller has answered to the turn's questions already; empty where they are still to be asked."""

    @classmethod
    def spoken(cls, transcript: Transcript, gaze: GazeTrack, hear_ms: float) -> Turn:
        """The turn of what was heard; a sentence that was said twice over is taken once."""
        said = said_once(transcript)
        words = tuple(SpokenWord(word.text, word.start_s, word.end_s) for word in said.words)
        return cls(said.text, gaze, words, hear_ms)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One thing that may have been meant."""

    id: str
    label: str
    score: float
    """Its share of the belief among all candidates, 0 to 1."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What came of a turn."""

    text: str
    """What was said."""
    outcome: Outcome
    """How it ended."""
    reply: str
    """The answer, one or two short sentences."""
    understood: str = ""
    """What was understood, in English made from the program."""
    program: str = ""
    """The program in its notation."""
    front: str = ""
    """Which front end understood it: `grammar` or `translator`; empty where none did."""
    targets: tuple[str, ...] = ()
    """Ids of what it was about."""
    edits: tuple[Op, ...] = ()
    """What was done to the scene."""
    events: tuple[Event, ...] = ()
    """What happened in the scene."""
    question: str = ""
    """What the assistant wants to know before it acts."""
    candidates: tuple[CandidateRow, ...] = ()
    """What may have been meant, best first."""
    words: tuple[SpokenWord, ...] = ()
    """What was heard, with times."""
    seen: tuple[Seen, ...] = ()
    """What a labeller answered, in order."""
    guesses: tuple[Labelling, ...] = ()
    """What was told of what things are."""
    exports: tuple[Example, ...] = ()
    """What the person wants written to a file of their own."""
    timing_ms: dict[str, float] = field(default_factory=dict)
    """How long each part took: hear, parse, translate, ground, plan, commit, total."""

    def to_json(self) -> dict[str, Any]:
        """The turn as the command line prints it."""
        from scene.codec import encode

        row: dict[str, Any] = {"text": self.text}
        if self.words:
            row["transcript"] = self.text
            row["words"] = [{"text": w.text, "start_s": w.start_s, "end_s": w.end_s} for w in self.words]
        row |= {
            "understood": self.understood, "program": self.program, "front": self.front, "outcome": self.outcome,
            "targets": list(self.targets), "edits": [encode(op) for op in self.edits], "reply": self.reply,
        }
        if self.question:
            row["question"] = self.question
        if self.guesses:
            row["guesses"] = [
                {
                    "id": g.object_id, "verdict": g.verdict, "unknown": round(g.unknown, 4), "by": g.by,
                    "guesses": [{"label": x.label, "score": round(x.score, 4)} for x in g.guesses[:5]],
                }
                for g in self.guesses
            ]
        row["candidates"] = [
            {
                "id": c.id, "label": c.label, "score": round(c.score, 4),
                "reasons": [{"factor": r.factor, "degree": round(r.degree, 4), "note": r.note} for r in c.reasons],
            }
            for c in self.candidates
        ]
        row["timing_ms"] = {k: round(v, 3) for k, v in self.timing_ms.items()}
        return row
