"""What single words of a sentence say, for what a translator may answer: directions, measures, verbs, commands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from assistant.language.english.grammar import grammar
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.prenominal import closed_words
from assistant.language.lexicon import lexicon, read_data
from assistant.language.notation_names import COMMANDS
from assistant.language.relations import Direction, Measure

T = TypeVar("T")
_DATA: Mapping[str, Any] = read_data("plain.toml")
_IMPLIED: Sequence[tuple[frozenset[str], frozenset[str]]] = tuple(
    (frozenset(need["words"].split()), frozenset(need["kinds"])) for need in read_data("translator.toml")["implied"]
)
"""Words of complaints and needs, and the kinds of thing that they may be about."""
_INSIDE = frozenset(read_data("translator.toml")["inside"]["nouns"].split())
"""Last words of nouns for things and rooms that others are put in."""
_UPON = frozenset(read_data("translator.toml")["upon"]["nouns"].split())
"""Last words of nouns for things that others are put on."""
_SHAPES = frozenset(_DATA["shapes"]["nouns"].split())
_KINDS = {slot: frozenset(words.split()) for slot, words in _DATA["kinds"].items()}
_AMISS = frozenset(_DATA["amiss"]["words"].split())
_ASKING = frozenset(_DATA["amiss"]["asking"].split())
_DENIALS = frozenset(_DATA["amiss"]["denials"].split())
_ASIDE = frozenset(_DATA["aside"]["words"].split())
_OPENERS = frozenset(_DATA["verbs"]["openers"].split())
_LIGHT = frozenset(_DATA["verbs"]["light"].split())
_LACKED = frozenset(_DATA["verbs"]["lacked"].split())
_NEXT = frozenset(_DATA["joints"]["next"].split())
_EVERYTHING = frozenset(_DATA["joints"]["everything"].split())
_ANYBODY = frozenset(_DATA["joints"]["anybody"].split())
_PAST = frozenset(_DATA["joints"]["past"].split())
_EXCEPT = frozenset(_DATA["joints"]["except"].split())
_SIDED = frozenset(_DATA["joints"]["sided"].split())
_CONDITIONS = frozenset(_DATA["joints"]["conditions"].split())
_ASKS = frozenset(_DATA["commands_of"]["asks"].split())
_DONE = frozenset(_DATA["commands_of"]["done"].split())
_TALK = frozenset(_DATA["commands_of"]["talk"].split())
_EXTENTS = ("width", "height", "length", "depth", "size", "weight")


def unique(values: Iterable[T]) -> tuple[T, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))


def steps(said: Sequence[str]) -> int:
    """How many steps the sentence may have; "next to" begins none."""
    return 1 + sum(word in _NEXT and (word, *said[k + 1 : k + 2]) != ("next", "to") for k, word in enumerate(said))


def conditional(said: Sequence[str]) -> bool:
    """Whether it may set a condition: "if" says so anywhere, "when" at the beginning."""
    return bool({"if", "unless"} & set(said)) or (bool(said) and said[0] in _CONDITIONS)


def everything(said: Sequence[str]) -> bool:
    """Whether any kind of thing may be meant."""
    return bool(_EVERYTHING & set(said))


def anybody(said: Sequence[str]) -> bool:
    """Whether no one in particular is meant."""
    return bool(_ANYBODY & set(said))


def past(said: Sequence[str]) -> bool:
    """Whether it may tell of former times alone: "we used to sit there"."""
    return bool(_PAST & set(said))


def excepting(said: Sequence[str]) -> bool:
    """Whether something may be left out."""
    return bool(_EXCEPT & set(said))


def remembering(said: Sequence[str]) -> bool:
    """Whether somebody asks what they did, and so asks for nothing to be done: "did I leave the stove on"."""
    return len(said) > 1 and said[0] in _DONE and said[1] in ("i", "we")


def refused(said: Sequence[str], k: int) -> bool:
    """Whether a thing at k is the wrong one: "facing the door, not the wall", "at the door than at the wall".

    In "longer than the sofa" it is what something is compared with.
    """
    before = said[max(0, k - 2) : k]
    if "than" in before:
        return not said[k - len(before) + before.index("than") - 1].endswith("er")
    return "not" in before or before[:1] == ["instead"]


def denied(said: Sequence[str]) -> bool:
    """Whether something is denied."""
    return bool(_DENIALS & set(said))


def aside(said: Sequence[str]) -> bool:
    """Whether something is in the way."""
    return bool(_ASIDE & set(said))


def amiss(said: Sequence[str], k: int) -> bool:
    """Whether a place at k is where something ought not to be: "has no business on the bed", "is stuck behind it"."""
    if k and said[k - 1] in ("one", "ones"):
        return True  # it tells which one
    before = said[max(0, k - 6) : k]
    clause = before[max((n + 1 for n, word in enumerate(before) if word in ",."), default=0) :]
    return bool(_AMISS & set(clause)) and clause[0] not in _ASKING


def does(slot: str, noun: str) -> bool:
    """Whether a kind of thing can be opened, switched, filled; of one that nobody knows it is taken to be true."""
    words, last = lexicon().synonyms(noun), noun.split()[-1]
    needed = any(not needs.isdisjoint(noun.split()) for needs, _ in _IMPLIED)  # "my film starts" switches on no film
    known = needed or last in lexicon().nouns
    return any(word.split()[-1] in _KINDS[slot] for word in words) or not known


def shape(noun: str) -> bool:
    """Whether a noun names how things are arranged, and no thing: "row"."""
    return noun in _SHAPES


def kinds(said: Sequence[str]) -> list[str]:
    """The slots for what only some kinds of thing do, and of which one of their words was said where they need one."""
    needs = {slot: set(words.split()) for slot, words in _DATA["said"].items()}
    return [slot for slot in _KINDS if slot not in needs or needs[slot] & set(said)]


def named(said: Sequence[str], labels: Collection[str]) -> Iterator[str]:
    """The longest labels of the room that are said, or words for them."""
    for k in range(len(said)):
        for length in (3, 2, 1):
            noun = lexicon().singular(" ".join(said[k : k + length]))[0]
            if any(word in labels for word in lexicon().synonyms(noun)):
                yield noun
                break


def implied(said: Sequence[str], label: str) -> bool:
    """Whether a sentence that says "dark" is about this thing, a lamp."""
    about = {kind for words, kinds in _IMPLIED if not words.isdisjoint(said) for kind in kinds}
    return any(word in about or word.split()[-1] in about for word in lexicon().synonyms(label))


def colors(said: Sequence[str]) -> tuple[str, ...]:
    """The colours said, with "dark" or "light" before them."""
    found = []
    for k, word in enumerate(said):
        name = lexicon().adjectives.get(word, ("", ""))[0]
        if name in lexicon().colors:
            shade = said[k - 1] if k and said[k - 1] in ("dark", "light", "bright", "pale", "deep") else ""
            found.append(f"{shade} {name}".strip())
    return unique(found)


def settled(noun: str, rooms: Collection[str]) -> str:
    """Where a thing comes to be that goes to one of this kind: in it or on it; empty where it would be beside it."""
    words = lexicon().synonyms(noun)
    if any(word in rooms or word.split()[-1] in _INSIDE for word in words):
        return "in"
    return "on" if any(word.split()[-1] in _UPON for word in words) else ""


def pronouns(said: Sequence[str]) -> tuple[str, ...]:
    """The pronouns said, but for the speaker's own."""
    found = (grammar().pronoun.longest([word], 0) for word in said)
    return unique(hit[0] for hit in found if hit is not None)


def measures(said: Sequence[str]) -> tuple[Measure, ...]:
    """What is to be measured: "how wide", "the width"."""
    scales = lexicon().scales
    found = [scales[word][0] for word in said if word in scales] + [m for m in get_args(Measure) if m in said]
    return unique(measure for measure in found if measure in _EXTENTS)


def directions(said: Sequence[str], named: Collection[int] = ()) -> tuple[Direction, ...]:
    """The directions said, outside of the words at `named`; of what is too far to the left, the other way."""
    found = unique(_DATA["directions"][w] for k, w in enumerate(said) if k not in named and _leads(said, k))
    wrong = "too" in said or "wrong" in said
    return unique(_DATA["opposite"][d] for d in found) if wrong else found


def _leads(said: Sequence[str], k: int) -> bool:
    """Whether a word is a direction: not in "up against the wall", "the lamp is right"."""
    word, before = said[k], said[k - 1] if k else ""
    if word not in _DATA["directions"] or (word in ("left", "right") and before not in _SIDED):
        return False
    return not any(phrase_end > k + 1 for _, phrase_end in grammar().relation.at(list(said), k)) and (
        grammar().relation.longest(list(said), k + 1) is None or said[k + 1] in ("by", "to", "of", "from", "than")
    )


def unsupported(said: Sequence[str]) -> tuple[str, ...]:
    """Verbs that open a request: what can be turned down, those first that no skill serves.

    "Something to sit on" asks nobody to sit.
    """
    opens = [k for k in range(len(said)) if k == 0 or said[k - 1] in _OPENERS or said[k].endswith("ing")]
    opens = [k for k in opens if not (k > 1 and said[k - 1] == "to" and said[k - 2] in _LACKED)]
    opens = sorted((k for k in opens if _verbal(said, k)), key=lambda k: not unserved(said[k:]))
    verbs = [phrasebook().bases.get(said[k], said[k]) for k in opens]
    return unique(verb for verb in verbs if verb not in _LIGHT)


def tells(said: Sequence[str], verb: str) -> bool:
    """Whether a verb rather tells something than asks for it: "I am going to sleep", "be so kind and"."""
    return verb in _LIGHT or (said[0] in ("i", "we") and said[1:2] != ["want"])


def unserved(said: Sequence[str]) -> bool:
    """Whether these words begin with a verb that no skill serves."""
    return phrasebook().unsupported.longest(list(said), 0) is not None


def _verbal(said: Sequence[str], k: int) -> bool:
    word = said[k]
    if unserved(said[k:]):
        return True
    noun = lexicon().singular(word)[0] in lexicon().nouns
    return word.isalpha() and not noun and word not in closed_words() and word not in lexicon().adjectives


def commands(said: Sequence[str], likely: Collection[str]) -> tuple[str, ...]:
    """The likely ones, or all that change or ask; those that a word calls for beside them."""
    if remembering(said):
        return tuple(name for name in COMMANDS if name in _ASKS and (name in likely or not _ASKS & set(likely)))
    called = {_DATA["called"][word] for word in said if word in _DATA["called"]}
    barred = _TALK - called
    return tuple(name for name in COMMANDS if name in called or (name in likely if likely else name not in barred))
