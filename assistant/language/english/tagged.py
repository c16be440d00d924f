"""Questions as a denial, with a tag or as a wish, asked plainly: "isn't it on", "it is on, isn't it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.english.grammar import grammar
from assistant.language.english.tokens import Token

_BE = frozenset(["is", "are", "was", "were"])
_AUXILIARIES = _BE | {"does", "has", "did"}
"""What opens a question; "do not" and "can not" may forbid."""
_SUBJECTS = frozenset(["it", "they", "there", "that", "this", "these", "those"])
_ASSENT = (["right"], ["correct"], ["yes"], ["is", "that", "right"], ["am", "i", "right"], ["or", "not"])
"""What asks for a yes behind a pause."""


_KNOWING = tuple(said.split() for said in (
    "i want to know", "i would like to know", "i need to know", "i would love to know", "i have to know",
    "i was wondering", "i am wondering", "i wonder"))  # fmt: skip
_ASKING = frozenset(["how", "what", "which", "where", "if", "whether", "who"])
"""What opens the question that somebody wants to know the answer of."""


def asked_plainly(tokens: list[Token]) -> list[Token]:
    """ "Isn't the kettle on?": is the kettle on. "The kettle is on, isn't it?": the same."""
    tokens = _either_side(tokens)
    words = [token.text for token in tokens]
    if len(words) > 3 and words[0] in _AUXILIARIES and words[1] == "not" and _subject(words[2]):
        return [tokens[0], *tokens[2:]]
    for wish in _KNOWING:
        if words[: len(wish)] == wish and words[len(wish) : len(wish) + 1] and words[len(wish)] in _ASKING:
            return [Token("tell", tokens[0].time_s), Token("me", tokens[1].time_s), *tokens[len(wish) :]]
    told = _without_tag(words)
    if told is not None and words[0] in _BE and words[-2] == "not":
        return tokens[:told]  # "is the milk in the fridge, isn't it"
    if told is None or not _subject(words[0]):
        return tokens
    k = next((n for n in range(1, told) if words[n] in _BE | {"has", "have"}), 0)
    if not k or k + 1 >= told:
        return tokens
    opening = words[k] if words[k] in _BE else "do" if words[k] == "have" else "does"
    kept = tokens[k + 1 : told] if words[k] in _BE else [replace(tokens[k], text="have"), *tokens[k + 1 : told]]
    return [replace(tokens[k], text=opening), *tokens[:k], *kept]


def _either_side(tokens: list[Token]) -> list[Token]:
    """ "(Is it) left or right of the TV", "in front of or behind the desk": left of the TV or right of the TV."""
    words = [token.text for token in tokens]
    k = next((n for n in range(3, len(words) - 2) if words[n] == "or"), 0)
    if not k or words[0] not in _BE:
        return tokens
    second = grammar().relation.longest(words, k + 1)
    if second is None or second[1] >= len(words) or any(word in (",", ".", "or", "and") for word in words[second[1] :]):
        return tokens
    anchor = tokens[second[1] :]
    for lead in range(max(1, k - 4), k):
        for of in ([], ["of"]):
            whole = [*words[lead:k], *of]
            first = grammar().relation.longest(whole, 0)
            if first is not None and first[1] == len(whole):
                return [*tokens[:k], *(Token(word) for word in of), *anchor, *tokens[k:]]
    return tokens


def _subject(word: str) -> bool:
    return word in _SUBJECTS or grammar().determiner.starts(word)


def _without_tag(words: Sequence[str]) -> int | None:
    """Where a statement ends before its tag; None where there is none."""
    for said in _ASSENT:
        n = len(words) - len(said)
        if n > 3 and list(words[n:]) == said and words[n - 1] == ",":
            return n - 1
    n = len(words) - (3 if len(words) > 2 and words[-2] == "not" else 2)
    if n < 3 or words[-1] not in _SUBJECTS or words[n] not in (*_AUXILIARIES, "do", "have"):
        return None
    paused = words[n - 1] == ","
    return n - paused if paused or words[-2] == "not" else None
