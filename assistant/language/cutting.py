"""What one sentence says, word by word, for the grammar that the translator writes under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assistant.language.codec import COMMANDS
from assistant.language.english.chart import Sentence
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.prenominal import closed_words
from assistant.language.english.quantities import count, quantity
from assistant.language.english.spelling import respelled
from assistant.language.english.tokens import tokenise
from assistant.language.grammar import Words
from assistant.language.lexicon import lexicon
from assistant.language.notation import Number, render
from assistant.language.outcome import SceneVocabulary
from assistant.language.reference import Quantity

T = TypeVar("T")
MAX_LABELS = 60
"""The most labels that are offered when the sentence names no thing of the scene."""
_PLAIN = ("on", "in", "next_to", "at")
_LIGHT = frozenset(["be", "become", "make", "feel", "like", "try", "use", "think", "know", "believe", "wait", "love"])
_OPENERS = ("to", "please", "and", "you", "could", "somebody", "someone", ",", ".", "then")
_DIRECTIONS = {"left": "left", "right": "right", "up": "up", "higher": "up", "down": "down", "lower": "down",
               "forward": "forward", "forwards": "forward", "ahead": "forward", "back": "backward",
               "backward": "backward",
               "backwards": "backward", "towards": "toward", "toward": "toward", "closer": "toward",
               "nearer": "toward",
               "away": "away", "further": "away", "farther": "away", "around": "around", "round": "around",
               "clockwise": "clockwise", "anticlockwise": "anticlockwise", "over": "over"}  # fmt: skip
_TALK = {"answer", "correct", "adjust", "yes", "no", "repeat", "greet", "mention", "again", "forget",
    "ungroup", "group",
         "set_viewpoint", "help", "redo", "why", "what_changed", "relabel", "name", "fits", "compare",
         "label", "is_a", "not_a", "ask_me", "taught"}  # fmt: skip
_CALLED = {"if": "if", "each": "for_each", "every": "for_each", "until": "until", "twice": "times", "times": "times",
           "call": "name", "name": "name", "group": "group", "why": "why", "changed": "what_changed", "fit": "fits",
           "compare": "compare", "help": "help", "again": "again", "label": "relabel",
           "identify": "label", "is": "is_a", "are": "is_a", "be": "is_a", "not": "not_a", "unsure": "ask_me",
           "taught": "taught", "teach": "taught", "learned": "taught",
           "difference": "compare"}  # fmt: skip
_MEASURED = frozenset(["height", "width", "length", "depth", "size", "color", "colour", "weight", "lot", "bit"])
"""Words for measures: no things."""
_MODIFIERS = {"other": "other", "another": "other", "else": "other", "more": "other", "except": "except",
    "but": "except",
              "of": "of", "same": "same", "not": "not", "or": "or", "and": "and", "row": "group",
              "stack": "group", "pile": "group", "facing": "view", "face": "view", "enter": "view", "standing": "view",
              "looking": "view", "plus": "and", "with": "has", "has": "has", "have": "has", "having": "has",
              "without": "has", "contains": "has", "containing": "has", "holding": "has", "holds": "has",
              "full": "has", "filled": "has"}  # fmt: skip


def words_of(text: str, vocabulary: SceneVocabulary) -> Words:
    """The words of a sentence, sorted by what they can be in a program."""
    said = [token.text for token in tokenise(text)][:80]
    said = [respelled(word, vocabulary, False) or word for word in said]
    s = Sentence(said, [None] * len(said), vocabulary)
    nouns, plural = _nouns(said, vocabulary)
    modifiers = {_MODIFIERS[word] for word in said if word in _MODIFIERS} | ({"plural"} if plural else set())
    return Words(
        nouns=nouns,
        adjectives=_unique(lexicon().adjectives[word][0] for word in said if word in lexicon().adjectives),
        degrees=tuple(word for word in ("very", "slightly", "fully", "half", "dark", "light") if word in said),
        relations=_relations(said) or _PLAIN,
        placed=bool(_relations(said)),
        determiners=_determiners(said),
        heads=_heads(said),
        measures=_measures(said),
        numbers=_unique(hit.value for k in range(len(said)) for hit in count(s, k)),
        quantities=_unique(_written(hit.value) for k in range(len(said)) for hit in quantity(s, k)),
        names=tuple(name for name in vocabulary.names if name.lower() in " ".join(said)),
        texts=_unique(word for word in said if word.isalnum()),
        commands=_commands(said),
        directions=_directions(said),
        unsupported=_unsupported(said),
        modifiers=frozenset(modifiers),
    )


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _written(amount: Quantity) -> str:
    return render(Number(amount.value, amount.unit))


def _nominal(word: str) -> bool:
    return word.isalpha() and word not in closed_words() and not grammar().thing.starts(word)


def _nouns(said: list[str], vocabulary: SceneVocabulary) -> tuple[tuple[str, ...], bool]:
    """Every stretch of open words that may be a noun, and the labels that they can mean."""
    labels = {label.lower().replace("_", " "): label for label in (*vocabulary.labels, *vocabulary.rooms)}
    found: dict[str, None] = {}
    plural = matched = False
    for i in range(len(said)):
        for length in (3, 2, 1):
            words = said[i : i + length]
            if len(words) < length or not all(map(_nominal, words)):
                continue
            noun, many = lexicon().singular(" ".join(words))
            known = noun in labels or noun in lexicon().nouns
            if not known and (noun.endswith("ing") or noun in _MEASURED):
                continue
            if not known and (length > 1 or noun in phrasebook().verbs or noun in lexicon().adjectives):
                continue
            found[noun] = None
            plural |= many
            matched |= any(word in labels for word in lexicon().synonyms(noun))
            found.update(dict.fromkeys(word for word in lexicon().synonyms(noun) if word in labels))
    if not matched:
        found.update(dict.fromkeys(list(labels)[:MAX_LABELS]))
    return tuple(found), plural


def _relations(said: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for table in (grammar().relation, grammar().side_of_viewer):
        longest = [table.longest(said, k) for k in range(len(said))]
        found.update(dict.fromkeys(hit[0] for hit in longest if hit is not None))
    return tuple(found)


def _determiners(said: list[str]) -> tuple[str, ...]:
    found = {"the": None, "a": None}
    tables: tuple[Phrases, ...] = (grammar().determiner, grammar().pointing)
    for table in tables:
        found.update(dict.fromkeys(name for k in range(len(said)) for name, _ in table.at(said, k)))
    found.update({"no": None} if "without" in said else {})
    found.update({"all": None} if {"everything", "everyone"} & set(said) else {})
    return tuple(found)


def _heads(said: list[str]) -> tuple[str, ...]:
    found = {"thing": None, "one": None, "me": None}
    for word in said:
        pronoun = grammar().pronoun.longest([word], 0)
        if pronoun is not None:
            found[pronoun[0]] = None
        singular = lexicon().singular(word)[0]
        if singular in grammar().vague["region"] and singular not in ("centre", "place", "position"):
            found[singular] = None
    return tuple(found)


def _measures(said: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    words = lexicon()
    for k, word in enumerate(said):
        adjective = words.degrees.get(word, ("", ""))[0]
        if said[k - 1] in ("most", "least"):
            adjective = word
        if adjective in words.scales:
            found[words.scales[adjective][0]] = None
        if word in ("closest", "nearest", "far", "distance"):
            found["distance"] = None
        if word in grammar().ordinals:
            found["order"] = None
        for name, _ in grammar().side_adjective.at(said, k):
            found["left" if name == "middle" else name] = None
        if word in ("height", "width", "length", "depth", "size", "weight", "area", "volume"):
            found[word] = None
    return tuple(found)


def _directions(said: list[str]) -> tuple[str, ...]:
    found = [direction for word, direction in _DIRECTIONS.items() if word in said]
    return _unique(found)


def _unsupported(said: list[str]) -> tuple[str, ...]:
    book = phrasebook()
    opens = [k for k in range(len(said)) if k == 0 or said[k - 1] in _OPENERS]
    verbs = [book.bases.get(said[k], said[k]) for k in opens if book.unsupported.longest(said, k)]
    return _unique(verb for verb in verbs if verb not in lexicon().nouns and verb not in _LIGHT)


def _commands(said: list[str]) -> tuple[str, ...]:
    """All that change or ask; those of the conversation and of control only when one of their words was said."""
    called = {_CALLED[word] for word in said if word in _CALLED}
    barred = (_TALK | {"if", "for_each", "until", "times", "unsupported"}) - called
    return tuple(name for name in COMMANDS if name not in barred)
