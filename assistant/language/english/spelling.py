"""Typing errors and mishearings: unknown words drawn to words that the scene or the language knows.

Only a word that nobody knows is changed, and only to a near one: one edit (two from seven letters on), or one sound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from assistant.language.english.grammar import grammar
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.prenominal import closed_words
from assistant.language.english.tokens import Token
from assistant.language.english.wordlist import common_words
from assistant.language.lexicon import lexicon, read_data
from assistant.language.outcome import SceneVocabulary


@cache
def english_words() -> frozenset[str]:
    """Every single word that the language knows."""
    words = set(closed_words()) | phrasebook().words | set(lexicon().adjectives) | set(lexicon().degrees)
    words |= set(phrasebook().bases) | phrasebook().verbs | set(grammar().ordinals) | set(grammar().units)
    tables = (grammar().preamble, grammar().filler, grammar().connector, grammar().has, grammar().relation,
        grammar().side,
              grammar().side_adjective, grammar().determiner, grammar().thing, grammar().vague_amount,
              grammar().repair)  # fmt: skip
    for table in tables:
        words |= set(table.words())
    words |= _noun_words(lexicon().nouns)
    words |= set().union(*grammar().vague.values()) | set(lexicon().plurals) | lexicon().kept
    return frozenset(words)


@cache
def ordinary_words() -> frozenset[str]:
    """Words that name nothing here and are no typing errors either."""
    return frozenset(read_data("ordinary.toml")["words"].split())


@cache
def english_noun_words() -> frozenset[str]:
    """Every single word of the nouns that the language knows."""
    return frozenset(_noun_words(lexicon().nouns))


def _noun_words(nouns: Iterable[str]) -> set[str]:
    words = {word for noun in nouns for word in noun.split()}
    return words | {lexicon().plural(word) for word in words}


@lru_cache(maxsize=16)
def scene_words(vocabulary: SceneVocabulary) -> frozenset[str]:
    """The single words of a scene's labels, rooms and names, with their plurals."""
    phrases = (*vocabulary.labels, *vocabulary.rooms, *vocabulary.names)
    return frozenset(_noun_words(phrase.lower().replace("_", " ") for phrase in phrases))


class Speller:
    """Nearest words by deletion neighbours: words that become equal after one or two letters are dropped."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = {}
        self._sound: dict[str, list[str]] = {}
        for word in sorted(words):
            if len(word) >= 3 and word.isalpha():
                for variant in _deletions(word):
                    self._near.setdefault(variant, []).append(word)
                self._sound.setdefault(sound(word), []).append(word)

    def nearest(self, word: str) -> str | None:
        """The one near word, or the commonest-looking of several; None when none is near."""
        candidates = {c for variant in _deletions(word) for c in self._near.get(variant, ())}
        scored = [(distance(word, c), c[0] != word[0], abs(len(c) - len(word)), c) for c in candidates]
        allowed = 2 if len(word) >= 7 else 1
        scored = [
            entry for entry in scored
            if entry[0] <= allowed and (not entry[1] or (entry[0] == 1 and len(word) > 4))
        ]  # fmt: skip
        if scored:
            return min(scored)[3]
        alike = self._sound.get(sound(word), [])
        alike = [c for c in alike if abs(len(c) - len(word)) <= 3 and c[0] == word[0] and distance(word, c) <= 3]
        return min(alike, key=lambda c: (distance(word, c), c)) if alike and len(word) >= 4 else None


def _deletions(word: str) -> set[str]:
    one = {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}
    if len(word) < 7:
        return one
    return one | {shorter[:i] + shorter[i + 1 :] for shorter in one for i in range(len(shorter))}


def distance(one: str, two: str) -> int:
    """Edit distance with neighbours swapped as one edit."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        following = [i]
        for j, b in enumerate(two, 1):
            best = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            following.append(best)
        before, row = row, following
    return row[-1]


_SAME_SOUND = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("gh", "g"), ("wh", "w"), ("kn", "n"), ("wr", "r"), ("mb", "m"),
               ("sch", "sk"), ("tch", "ch"), ("x", "ks"), ("c", "k"), ("z", "s"), ("v", "f"), ("d", "t"), ("b", "p"),
               ("j", "g"))  # fmt: skip


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A rough phonetic key: voiced and unvoiced alike, vowels but the first dropped, doubles once."""
    for written, spoken in _SAME_SOUND:
        word = word.replace(written, spoken)
    key = word[:1] if word[:1] not in "aeiouy" else "a"
    for letter in word[1:]:
        if letter not in "aeiouyhw" and letter != key[-1]:
            key += letter
    return key


@cache
def _english_speller() -> Speller:
    return Speller(english_words())


@lru_cache(maxsize=16)
def _scene_speller(vocabulary: SceneVocabulary) -> Speller:
    return Speller(scene_words(vocabulary))


def known(word: str, vocabulary: SceneVocabulary) -> bool:
    """Whether the language or the scene has the word."""
    tables = (english_words(), ordinary_words(), scene_words(vocabulary))
    return not word.isalpha() or any(word in words for words in tables)


@lru_cache(maxsize=4096)
def respelled(word: str, vocabulary: SceneVocabulary, bold: bool) -> str | None:
    """A known word near an unknown one, the scene's words first; None for a known word or a lonely one.

    The scene's words draw any near word. Of the others, only slips of the finger (letters swapped or doubled) are
    mended, since an unknown word may well be a right one; `bold` mends every near one, for a sentence that makes no
    sense as it is. A common word is no slip of the finger: "this mess" is no mouse.
    """
    if word in common_words() and not bold:
        return None
    if len(word) == 3 and not known(word, vocabulary):
        swapped = sorted(w for w in scene_words(vocabulary) if len(w) == 3 and sorted(w) == sorted(word))
        return swapped[0] if swapped else None
    if len(word) < 4 or len(word) > 24 or known(word, vocabulary) or lexicon().singular(word)[0] in english_words():
        return None
    near = _scene_speller(vocabulary).nearest(word)
    if near is None:
        near = _english_speller().nearest(word)
        if near is not None and not bold and not _slip(word, near):
            return None
    return near


_PREPOSITIONS = frozenset(["to", "at", "in", "on", "of", "by", "for", "from", "with", "and"])
_BEFORE_NOUN = frozenset(["the", "a", "an", "my", "that", "this", "your", "to", "these", "those"])


@lru_cache(maxsize=16)
def _sounds(vocabulary: SceneVocabulary) -> dict[str, str]:
    """Sound -> the scene's label; those that too many words sound like are left out."""
    labels = (label.lower().replace("_", " ") for label in (*vocabulary.rooms, *vocabulary.labels))
    keys = [(sound(label.replace(" ", "")), label) for label in labels if label.replace(" ", "").isalpha()]
    return {key: label for key, label in reversed(keys) if len(key) >= 2}


def misheard(tokens: list[Token], vocabulary: SceneVocabulary) -> list[Token]:
    """Words that are no things of the scene and sound like one: "go to the cord here" where there is a corridor."""
    tokens = _joined(_owned(_in_context(tokens), vocabulary), vocabulary)
    sounds = _sounds(vocabulary)
    here = scene_words(vocabulary)
    heard: list[Token] = []
    i = 0
    while i < len(tokens):
        taken = 0
        for size in (2, 1):
            words = [token.text for token in tokens[i : i + size]]
            if size == 2 and words[-1] in _PREPOSITIONS and i + 2 < len(tokens):
                continue  # "tell the time to the man" speaks of no tomato
            meant = _sounds_like(words, tokens[i - 1].text if i else "", sounds, here) if len(words) == size else None
            if meant is not None:
                heard += [Token(word, tokens[i].time_s) for word in meant.split()]
                taken = size
                break
        if not taken:
            heard.append(tokens[i])
        i += taken or 1
    return heard


_CONTEXT: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset(["turn", "go", "walk", "look", "the", "your", "my", "step", "move", "hard", "far", "bit"]),
     frozenset(["write", "rite"]), "right"),
    (frozenset(["turn", "switch", "shut", "power", "turned", "switched"]), frozenset(["of"]), "off"),
    (frozenset(["", "know", "me", "out", "and"]), frozenset(["wear", "ware"]), "where"),
    (frozenset(["turn", "switch", "power", "turned"]), frozenset(["an"]), "on"),
)  # fmt: skip
"""The word before, words that are heard there for another, and the one that is meant."""


_PAINTING = frozenset(["make", "paint", "pain", "color", "dye", "turn", "change"])
_COLORS_HEARD = {"blew": "blue", "read": "red", "reed": "red", "wight": "white", "grean": "green", "grown": "brown"}
_COUNTED = frozenset(["meters", "centimeters", "feet", "inches", "times", "steps", "degrees"])


def _in_context(tokens: list[Token]) -> list[Token]:
    """What only sounds like what is said at such a place: "turn write", "switch of the lamp", "wear are the keys"."""
    heard: list[Token] = []
    for i, token in enumerate(tokens):
        before = tokens[i - 1].text if i and tokens[i - 1].text not in ",." else ""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        meant = next((to for lead, words, to in _CONTEXT if before in lead and token.text in words), None)
        meant = meant or _COLORS_HEARD.get(token.text if i and tokens[0].text in _PAINTING else "")
        if token.text == "hear" and i + 1 == len(tokens) and i:
            meant = "here"  # "add a plant hear"
        if token.text in ("too", "to") and i and after in _COUNTED:
            meant = "two"  # "make it too times bigger"
        if token.text == "of" and i + 1 == len(tokens) and tokens[0].text in ("turn", "switch", "power", "shut"):
            meant = "off"  # "turn the lamp of"
        if meant == "where" and after not in ("is", "are", "did", "do", "can", "the", "my"):
            meant = None
        heard.append(Token(meant, token.time_s, token.proper) if meant else token)
    return heard


def _owned(tokens: list[Token], vocabulary: SceneVocabulary) -> list[Token]:
    """An owner that is part of a name of this scene: the "child's room", the "teacher's desk"."""
    owners = {w.lower() for label in (*vocabulary.labels, *vocabulary.rooms) for w in label.split() if w.endswith("'s")}
    if not owners or not any(token.text == "'s" for token in tokens):
        return tokens
    heard: list[Token] = []
    for token in tokens:
        if token.text == "'s" and heard and f"{heard[-1].text}'s" in owners:
            heard[-1] = replace(heard[-1], text=f"{heard[-1].text}'s")
        else:
            heard.append(token)
    return heard


def _joined(tokens: list[Token], vocabulary: SceneVocabulary) -> list[Token]:
    """Two words that are one in this scene: "bath room", "tooth brush"."""
    here = scene_words(vocabulary)
    apart = {label.lower() for label in (*vocabulary.labels, *vocabulary.rooms)}
    heard: list[Token] = []
    for token in tokens:
        last = heard[-1] if heard else None
        one = (last.text + token.text) if last is not None and token.text.isalpha() else ""
        if last is not None and len(heard) == 1 and one in ("highlight", "duplicate", "deselect", "undelete"):
            heard[-1] = Token(one, last.time_s)  # "high light the books"
            continue
        small = len(token.text) < 3 or any(t.text in closed_words() for t in (last, token) if t is not None)
        if last is not None and one in here and not small and f"{last.text} {token.text}" not in apart:
            heard[-1] = Token(one, last.time_s)
        else:
            heard.append(token)
    return heard


def _sounds_like(words: list[str], before: str, sounds: dict[str, str], here: frozenset[str]) -> str | None:
    if before and before not in _BEFORE_NOUN:
        return None
    first, joined = words[0], "".join(words)
    if len(words) > 1 and words[1] in _BEFORE_NOUN:
        return None  # "peel the" is no plate
    if not joined.isalpha() or any(word in here for word in words) or first in closed_words() or len(joined) < 4:
        return None
    if first in phrasebook().verbs and not before:
        return None
    if any(first in words for words in grammar().vague.values()):
        return None
    if len(words) == 1 and (not before or before == "to" or lexicon().singular(first)[0] in lexicon().nouns
                            or first in ordinary_words() or first in lexicon().adjectives
                            or first in lexicon().degrees):  # fmt: skip
        return None
    meant = sounds.get(sound(joined))
    if len(words) == 1 and len(sound(joined)) < 3:
        return None  # so few consonants are no evidence: "copy" is no cup
    allowed = 4 if len(sound(joined)) > 2 else 2
    if meant is None or lexicon().singular(joined)[0] == meant or distance(joined, meant.replace(" ", "")) > allowed:
        return None
    return meant


def _slip(one: str, two: str) -> bool:
    """Letters swapped, or one doubled or lost from a double."""
    return sorted(one) == sorted(two) or _undoubled(one) == _undoubled(two)


def _undoubled(word: str) -> str:
    return "".join(letter for k, letter in enumerate(word) if k == 0 or letter != word[k - 1])
