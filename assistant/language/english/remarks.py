"""Remarks: about no thing ("it's getting dark in here"), or about one that a request follows on.

"The plant looks lonely, put it next to the other one": whatever is said of the plant, it is what "it" means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.language.lexicon import read_data

_LONGEST = 14
"""No remark of this kind has more words."""


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(read_data("ordinary.toml")["remarks"][table].split())


def is_no_label(word: str) -> bool:
    """Whether "that is a ..." with this word says what one thinks of a thing, not what it is: "a mess"."""
    return word in _words("no_labels")


def topic_starts(words: Sequence[str]) -> list[int]:
    """Where the thing may be named that a remark is about: at once, or after "I don't like"."""
    starts = [0]
    if words[:1] and words[0] in _WHO:
        k = next((n for n in range(1, len(words)) if words[n] not in _BEFORE_VERB), len(words))
        if k < len(words) and words[k] in _words("feelings"):
            starts.append(k + 1)
    return starts


def says_nothing(words: Sequence[str]) -> bool:
    """Whether what is said of the topic tells nothing apart: "is too bright", "are in the way", "looks lonely"."""
    return list(words[1:4]) == ["in", "the", "way"] or (words[1:2] == ["too"]) or words[:1] in (["looks"], ["look"])


def request_starts(words: Sequence[str], topic_end: int, opened: bool) -> list[int]:
    """Where a request may begin after a topic and what is said of it; `opened` where "I don't like" came first."""
    if list(words[topic_end : topic_end + 1]) == [","] and words[topic_end + 1 : topic_end + 2] in _TOPIC_AGAIN:
        topic_end += 2  # "the plant in the corner, it is in the way, so ..."
    said = words[topic_end] if topic_end < len(words) else ""
    if not opened and said not in _words("verbs"):
        return []
    breaks = [k for k in range(topic_end, len(words)) if words[k] in (",", ".", "so")]
    starts = [k + 1 for k in breaks if k + 1 < len(words)]
    asked = range(topic_end + 1, len(words) - 1)  # "john can you" only calls him
    starts += [k for k in asked if words[k] in _ASKING and words[k + 1] == "you"]
    return [k + (words[k] in ("so", "and", "please")) for k in starts]


_WHO = frozenset(["i", "we", "you", "somebody", "someone", "they", "he", "she"])
_TOPIC_AGAIN = (["it"], ["they"], ["that"])
_BEFORE_VERB = frozenset(["do", "did", "does", "not", "can", "could", "never", "really", "just", "have", "has"])
_ASKING = frozenset(["can", "could", "would", "will"])


_ROOMS = ("room", "kitchen", "hall", "corridor", "office", "hallway", "study", "house", "lounge", "attic", "cellar")


def is_remark(words: Sequence[str]) -> bool:
    """Whether the words only say how dark, cold, late or quiet it is; what follows from that English cannot tell."""
    said = [word for word in words if word not in ",."]
    if not said or said[0] not in ("it", "its") or len(said) > _LONGEST:
        return False
    k = 1
    while k < len(said) and said[k] in _words("softeners"):
        k += 1
    if k == 1 or k == len(said) or said[k] not in _words("adjectives"):
        return False
    tail = said[k + 1 :]
    if tail[:2] == ["in", "the"] and len(tail) in (3, 4) and tail[-1].endswith(_ROOMS):
        return True  # "it's too dark in the bedroom"
    return all(word in _words("tails") for word in tail)
