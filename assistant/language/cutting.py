"""What one sentence says, word by word, for the grammar that the translator writes under."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from assistant.language.chunks import Chunk, chunks, opened_labels, openings, relations_after
from assistant.language.codec import COMMANDS
from assistant.language.cut_grammar import Words
from assistant.language.english.grammar import grammar
from assistant.language.english.parser import sentence
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.prenominal import closed_words
from assistant.language.english.quantities import count, quantity
from assistant.language.english.spelling import respelled
from assistant.language.english.tokens import Token, tokenise
from assistant.language.lexicon import lexicon, read_data
from assistant.language.notation import Number, render
from assistant.language.outcome import SceneVocabulary
from assistant.language.reference import Noun, Quantity
from assistant.language.relations import RELATIONS

T = TypeVar("T")
_NEXT = frozenset(["and", "then", "after", "afterwards", "before", "once", ".", "next"])
"""Words that may lead over to another step."""
_IMPLIED: Mapping[str, Sequence[str]] = read_data("translator.toml")["implied"]
"""Word of a complaint -> the kinds of thing that it may be about."""
MAX_LABELS = 60
"""The most labels that are offered when the sentence names no thing of the scene."""
_INSIDE = frozenset(read_data("translator.toml")["inside"]["nouns"].split())
"""Last words of nouns for things and rooms that others are put in."""
_UPON = frozenset(read_data("translator.toml")["upon"]["nouns"].split())
"""Last words of nouns for things that others are put on."""
_LIGHT = frozenset(["be", "become", "make", "feel", "like", "try", "use", "think", "know", "believe", "wait", "love"])
_LESS = frozenset(["shrink", "less", "reduce", "lose", "half", "space", "huge", "enormous", "giant", "oversized"])
"""Words of those who want a thing smaller."""
_OPENERS = frozenset(["to", "please", "and", "you", "could", "can", "should", "must", "would", "will", "somebody",
                      "someone", "anybody", "anyone", ",", ".", "then", "us"])  # fmt: skip
"""Words before the verb of a request."""
_DIRECTIONS = {"left": "left", "right": "right", "up": "up", "higher": "up", "down": "down", "lower": "down",
               "forward": "forward", "forwards": "forward", "ahead": "forward", "back": "backward",
               "backward": "backward", "backwards": "backward", "towards": "toward", "toward": "toward",
               "closer": "toward", "nearer": "toward", "away": "away", "further": "away", "farther": "away",
               "around": "around", "round": "around", "clockwise": "clockwise", "anticlockwise": "anticlockwise",
               "over": "over"}  # fmt: skip
_OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up", "forward": "backward",
             "backward": "forward", "toward": "away", "away": "toward"}  # fmt: skip
_EVERYTHING = frozenset(["everything", "all", "what", "whatever", "anything", "nothing", "rest", "stuff", "things"])
"""Words after which any kind of thing may be meant."""
_TALK = frozenset(["answer", "correct", "adjust", "yes", "no", "repeat", "greet", "mention", "again", "forget",
                   "ungroup", "group", "set_viewpoint", "help", "redo", "why", "what_changed", "relabel", "name",
                   "fits", "compare", "label", "is_a", "not_a", "ask_me", "taught"])  # fmt: skip
_CONTROL = frozenset(["if", "for_each", "until", "times"])
_CALLED = {"if": "if", "unless": "if", "when": "if", "each": "for_each", "every": "for_each", "until": "until",
           "twice": "times", "times": "times", "call": "name", "name": "name", "group": "group", "why": "why",
           "changed": "what_changed", "fit": "fits", "compare": "compare", "help": "help", "again": "again",
           "label": "relabel", "difference": "compare", "identify": "label", "unsure": "ask_me", "taught": "taught",
           "teach": "taught", "learned": "taught"}  # fmt: skip
"""Words that call for a command beside the likely ones."""
_MODIFIERS = {"except": "except", "but": "except", "of": "of", "same": "same", "not": "not", "or": "or", "and": "and",
              "row": "group", "stack": "group", "pile": "group", "facing": "view", "face": "view", "enter": "view",
              "standing": "view", "looking": "view", "plus": "and", "with": "has", "has": "has", "have": "has",
              "having": "has", "without": "has", "contains": "has", "containing": "has", "holding": "has",
              "holds": "has", "full": "full", "filled": "full", "fill": "full", "refill": "full", "top": "full",
              "empty": "full", "pour": "full", "lock": "locked", "unlock": "locked", "locked": "locked",
              "here": "here", "there": "there", "back": "home", "before": "home", "was": "home", "used": "home",
              "home": "home"}  # fmt: skip


def words_of(text: str, vocabulary: SceneVocabulary, likely: Collection[str] = ()) -> Words:
    """The words of a sentence, sorted by what they can be in a program; `likely` are the commands that it may mean."""
    said = [token.text for token in tokenise(text)][:80]
    said = [respelled(word, vocabulary, False) or word for word in said]
    s = sentence([Token(word) for word in said], vocabulary)
    found = chunks(s)
    bound = {k for chunk in found for k in range(chunk.start, chunk.end)}
    bound |= {chunk.start - 1 for chunk in found if grammar().relation.longest(said, chunk.start - 1)}
    loose = [word for k, word in enumerate(said) if k not in bound and word in lexicon().adjectives]
    pairs = [pair for pair in relations_after(s, found) if RELATIONS[pair[0]].most == 1]
    anchored = _unique((name, opened) for name, chunk in pairs for opened in openings(chunk.ref))
    placed = {opened for _, opened in anchored}
    opened_all = _openings(said, found, vocabulary)
    unsupported = _unsupported(said)
    rooms = frozenset(room.lower() for room in vocabulary.rooms)
    return Words(
        said=tuple(chunk.ref for chunk in found),
        openings=opened_all,
        adjectives=_unique(lexicon().adjectives[word][0] for word in loose),
        colors=_colors(said),
        degrees=tuple(word for word in ("very", "slightly", "fully", "half", "dark", "light") if word in said),
        anchored=anchored,
        relations=_unique(name for name in _relations(said) if name not in {to for to, _ in anchored}),
        settled=_unique((_settled(opened, rooms), opened) for opened in opened_all if opened not in placed),
        heads=_pronouns(said),
        measures=_measures(said),
        numbers=_unique(hit.value for k in range(len(said)) for hit in count(s, k)),
        quantities=_unique(_written(hit.value) for k in range(len(said)) for hit in quantity(s, k)),
        names=tuple(name for name in vocabulary.names if name.lower() in " ".join(said)),
        texts=_unique(word for word in said if word.isalnum()),
        commands=_commands(said, likely),
        directions=_directions(said),
        unsupported=unsupported,
        refusable=any(phrasebook().unsupported.longest([verb], 0) for verb in unsupported),
        modifiers=frozenset(_MODIFIERS[w] for w in said if w in _MODIFIERS) | ({"less"} if _shrinking(said) else set()),
        steps=1 + sum(word in _NEXT for word in said),
    )


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _written(amount: Quantity) -> str:
    return render(Number(amount.value, amount.unit))


def _openings(said: list[str], found: list[Chunk], vocabulary: SceneVocabulary) -> tuple[str, ...]:
    """How references can begin: the noun phrases, nouns of the room that are in none, and what a complaint is about.

    Where the sentence names no thing of the room, all of them.
    """
    labels = {label.lower().replace("_", " "): label for label in (*vocabulary.labels, *vocabulary.rooms)}
    heads = dict.fromkeys(chunk.ref.head.name for chunk in found if isinstance(chunk.ref.head, Noun))
    named = [noun for noun in _named(said, labels) if noun not in heads]
    lasts = {label.split()[-1] for label in labels}
    known = [noun for noun in (*heads, *named) if any(w in labels or w in lasts for w in lexicon().synonyms(noun))]
    implied = [label for label in labels if label not in heads and _implied(said, label)]
    others = [*named, *implied] if known or implied else list(labels)[:MAX_LABELS]
    whatever = ["all(thing, plural"] if _EVERYTHING & set(said) else []
    return _unique([*(o for chunk in found for o in openings(chunk.ref)), *whatever, *opened_labels(others)])


def _named(said: list[str], labels: Collection[str]) -> tuple[str, ...]:
    """The longest labels of the room that are said, or words for them."""
    found: dict[str, None] = {}
    for k in range(len(said)):
        for length in (3, 2, 1):
            noun = lexicon().singular(" ".join(said[k : k + length]))[0]
            if any(word in labels for word in lexicon().synonyms(noun)):
                found[noun] = None
                break
    return tuple(found)


def _implied(said: list[str], label: str) -> bool:
    """Whether a sentence that says "dark" is about this thing, a lamp."""
    kinds = {kind for word in said for kind in _IMPLIED.get(word, ())}
    return any(word in kinds or word.split()[-1] in kinds for word in lexicon().synonyms(label))


def _colors(said: list[str]) -> tuple[str, ...]:
    """The colours said, with "dark" or "light" before them."""
    found = []
    for k, word in enumerate(said):
        name = lexicon().adjectives.get(word, ("", ""))[0]
        if name in lexicon().colors:
            shade = said[k - 1] if k and said[k - 1] in ("dark", "light", "bright", "pale", "deep") else ""
            found.append(f"{shade} {name}".strip())
    return _unique(found)


def _settled(opening: str, rooms: Collection[str]) -> str:
    """Where a thing comes to be that goes to what this opening is about: in it, on it or beside it."""
    noun = opening.partition("(")[2].partition(",")[0].replace("_", " ")
    words = lexicon().synonyms(noun)
    if any(word in rooms or word.split()[-1] in _INSIDE for word in words):
        return "in"
    return "on" if any(word.split()[-1] in _UPON for word in words) else "next_to"


def _relations(said: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for table in (grammar().relation, grammar().side_of_viewer):
        longest = [table.longest(said, k) for k in range(len(said))]
        found.update(dict.fromkeys(hit[0] for hit in longest if hit is not None))
    return tuple(found)


def _pronouns(said: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in said:
        pronoun = grammar().pronoun.longest([word], 0)
        if pronoun is not None:
            found[pronoun[0]] = None
    return (*found, "me")


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
    """The directions said; of what is too far to the left, the other way as well."""
    found = [direction for word, direction in _DIRECTIONS.items() if word in said]
    wrong = "too" in said or "wrong" in said
    return _unique([*found, *(_OPPOSITE[d] for d in found if wrong and d in _OPPOSITE)])


def _shrinking(said: list[str]) -> bool:
    """Whether a thing is to be smaller: that is said, or it is too big."""
    words = lexicon()
    for k, word in enumerate(said):
        adjective, degree = words.degrees.get(word, ("", ""))
        small = adjective in words.scales and words.scales[adjective][1] == "least"
        big = word in words.scales and words.scales[word][1] == "most"
        if (small and degree == "more") or (big and "too" in said[max(0, k - 3) : k]):
            return True
    return bool(_LESS & set(said))


def _unsupported(said: list[str]) -> tuple[str, ...]:
    """Verbs that open a request: what can be turned down, those first that no skill serves."""
    known = phrasebook().unsupported
    opens = [k for k in range(len(said)) if k == 0 or said[k - 1] in _OPENERS or said[k].endswith("ing")]
    opens = sorted((k for k in opens if _verbal(said, k)), key=lambda k: known.longest(said, k) is None)
    verbs = [phrasebook().bases.get(said[k], said[k]) for k in opens]
    return _unique(verb for verb in verbs if verb not in _LIGHT)


def _verbal(said: list[str], k: int) -> bool:
    word = said[k]
    if phrasebook().unsupported.longest(said, k):
        return True
    noun = lexicon().singular(word)[0] in lexicon().nouns
    return word.isalpha() and not noun and word not in closed_words() and word not in lexicon().adjectives


def _commands(said: list[str], likely: Collection[str]) -> tuple[str, ...]:
    """The likely ones, or all that change or ask; those that a word calls for beside them."""
    called = {_CALLED[word] for word in said if word in _CALLED}
    if likely:
        return tuple(name for name in COMMANDS if name in called or (name in likely and name not in _CONTROL))
    barred = (_TALK | _CONTROL | {"unsupported"}) - called
    return tuple(name for name in COMMANDS if name not in barred)
