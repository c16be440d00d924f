"""What was heard: the words, each with the moment it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word."""

    text: str
    """As written, with its punctuation, without spaces around it."""
    start_s: float
    """When it begins, in seconds from the start of the clip."""
    end_s: float
    """When it ends, in seconds from the start of the clip."""
    probability: float
    """How sure the model is, 0..1."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said in one clip."""

    text: str
    """The words as one line; empty when nobody spoke."""
    words: tuple[Word, ...]
    """In the order spoken."""
    language: str
    """ISO 639-1 code of the language heard."""
    duration_s: float
    """How long the clip is."""
    no_speech: str | None = None
    """Why the clip counts as silent (nobody spoke, or the words are not to be believed); None when there is speech."""

    @property
    def heard(self) -> bool:
        """Whether anything was said."""
        return self.no_speech is None


def silent(duration_s: float, reason: str) -> Transcript:
    """The transcript of a clip in which nobody spoke."""
    return Transcript(text="", words=(), language="en", duration_s=duration_s, no_speech=reason)


def transcript_row(transcript: Transcript) -> dict[str, Any]:
    """A transcript as JSON: seconds to the hundredth."""
    return {
        "text": transcript.text,
        "words": [
            {
                "text": word.text,
                "start_s": round(word.start_s, 2),
                "end_s": round(word.end_s, 2),
                "probability": round(word.probability, 3),
            }
            for word in transcript.words
        ],
        "language": transcript.language,
        "duration_s": round(transcript.duration_s, 3),
        "no_speech": transcript.no_speech,
    }
