"""Text to words: lower case, contractions written out, numbers and units apart, each word with its time.

Sentence ends become "." and pauses ","; all other punctuation falls away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.english.grammar import grammar
from assistant.language.outcome import HeardWord

_PIECE = re.compile(r"\d+(?:[.,]\d+)?(?:st|nd|rd|th)\b|\d+(?:\.\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;,:°%…\n—–]|'s\b")
_DETACHED = re.compile(r"(?<!\s)\s+('(?:s|m|re|ve|ll|d)\b|n't\b)")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_ENDS = frozenset(".!?;…\n")
_PAUSES = frozenset(",:—–")
_IS_AFTER = frozenset(
    [
        "there",
        "what",
        "where",
        "it",
        "that",
        "who",
        "here",
        "how",
        "he",
        "she",
        "this",
        "when",
        "which",
        "everything",
        "nothing",
        "something",
        "mine",
        "one",
        "why",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the sentence."""

    text: str
    """Lower case, or one of "." and ","."""
    time_s: float | None = None
    """When it was spoken."""
    proper: bool = False
    """Written with a capital inside the sentence: a name."""


def tokenise(text: str, heard: Sequence[HeardWord] = ()) -> list[Token]:
    """The tokens of a text, or of the words as heard, with their times."""
    if not heard:
        return [Token(piece) for piece in _pieces(text)]
    return [Token(piece, word.start_s) for word in heard for piece in _pieces(word.text)]


def _pieces(text: str) -> list[str]:
    clean = _DETACHED.sub(r"\1", unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower())
    pieces: list[str] = []
    for found in _PIECE.finditer(clean):
        piece = found.group()
        if piece in _ENDS:
            pieces.append(".")
        elif piece in _PAUSES:
            pieces.append(",")
        else:
            pieces += _expand(piece)
    return pieces


def _expand(word: str) -> list[str]:
    """A word with its contraction written out: "isn't" -> is not, "where's" -> where is, "l-shaped" stays."""
    full = grammar().contraction.get(word)
    if full is not None:
        return full.split()
    if "'" not in word:
        return [word]
    stem, _, tail = word.rpartition("'")
    if word.endswith("n't"):
        return [word[:-3], "not"] if len(word) > 3 else ["not"]
    match tail:
        case "s" if stem == "let":
            return ["let", "us"]
        case "s":
            return [stem, "is"] if stem in _IS_AFTER else [stem, "'s"]
        case "re":
            return [stem, "are"]
        case "ll":
            return [stem, "will"]
        case "d":
            return [stem, "would"]
        case "ve":
            return [stem, "have"]
        case "m":
            return [stem, "am"]
        case "":
            return [stem] if stem else []
        case _:
            return [word.replace("'", "")]
