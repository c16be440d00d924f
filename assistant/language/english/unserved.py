"""Requests that no skill serves, by their kinds: each becomes an `Unsupported` step, so that it is never another act.

"Wash the dishes" (a verb that nothing does), "walk the dog" (a served verb with a thing that turns its meaning), "go
fishing", "the plants need watering", "give the table a wipe", and any unknown verb before a thing: "mow the lawn".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.language import program as p
from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.phrasebook import phrasebook, third_and_participles
from assistant.language.english.prenominal import closed_words
from assistant.language.english.quantities import number
from assistant.language.english.spelling import ordinary_words
from assistant.language.lexicon import lexicon, read_data

_BY_VERB = 0.9
"""What an unserved verb costs: less likely than any served reading of the same words."""
_CERTAIN = 0.0
"""What the kinds cost that leave nothing open."""
_SHARED = -0.3
"""What it costs to share things out: it reads as spreading them, too."""
_LATER = -0.35
"""What it costs that something is to be later or for a time: the rest reads as a request for now."""
_UNKNOWN_VERB = 1.05
"""What an unknown verb costs: such a reading is worth a second opinion."""
_DETERMINERS = frozenset("the a an my your our his her their this that these those some any all every".split())  # noqa: SIM905
_NEEDS = ("need", "needs", "want", "wants", "requires", "require", "deserves")
_TREATMENTS = frozenset(["hoover", "iron", "ironing", "mop", "peel", "pet", "shampoo", "vacuum", "water"])
"""Nouns that are what is done to a thing when it is "given" them."""
_MODALS = ("should", "must", "ought", "could", "can", "has", "have")


@cache
def turned() -> Mapping[str, frozenset[str]]:
    """Served verbs, each with the things that make something else of it: "walk" with a dog, "catch" with a bus."""
    return {verb: frozenset(things.split()) for verb, things in read_data("unsupported.toml")["turned"].items()}


@cache
def _verbs() -> Mapping[str, str]:
    """The unserved verbs and their forms, each with its verb: "water", "watering", "watered" -> "water"."""
    verbs = read_data("unsupported.toml")["verbs"].split()
    return {form: verb for verb in verbs for form in (*third_and_participles(verb), verb)}


def unserved(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """A request that no skill serves, up to the next pause."""
    found = _turned(s, i) + _set_to(s, i) + _outing(s, i) + _shared_out(s, i) + _needed(s, i) + _given(s, i)
    found += _timed(s, i)
    phrase = phrasebook().unsupported.longest(s.words, i)
    if phrase is not None and not (s.word(i) == "wait" and s.word(i + 1) == ","):
        asked = s.word(i) in ("what", "how") and phrase[1] > i + 2
        cost = _CERTAIN if asked else _BY_VERB
        cost += 0.3 * (s.word(i) == "call" and s.word(i + 1) in _DETERMINERS)  # rather gives it a name
        found.append(_refused(s, i, phrasebook().bases.get(s.word(i), s.word(i)), cost, phrase[1]))
    return found


def unknown_verb(s: Sentence) -> list[Hit[tuple[p.Command, ...]]]:
    """A whole request that begins with a word that nobody knows, before a thing: "mow the lawn", "unclog my sink"."""
    i, moved = 0, True
    while moved:
        ends = [end for _, end in grammar().preamble.at(s.words, i) if not s.ended(end)]
        moved = bool(ends)
        i = max(ends, default=i)
    word = s.word(i)
    strange = word.isalpha() and len(word) > 2 and word not in closed_words() and word not in s.noun_words
    if not strange or word in phrasebook().by_first or word in lexicon().adjectives:
        return []
    at = i + 1 + (s.word(i + 1) in ("up", "out", "off", "down", "in", "on", "at", "for", "over"))
    said = s.words[at + 1 :]
    thing = s.word(at) in _DETERMINERS and any(w in s.noun_words or w in ordinary_words() for w in said)
    if not thing and s.word(at) not in ("it", "them"):
        return []
    return [Hit((p.Unsupported(word, _rest(s, i + 1, len(s.words))),), len(s.words), _UNKNOWN_VERB)]


def _turned(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Walk the dog", "run me a bath", "take a picture of the sofa"."""
    base = phrasebook().bases.get(s.word(i), s.word(i))
    things = turned().get(base)
    if not things:
        return []
    at = i + 1 + (s.word(i + 1) in ("me", "us", "up", "out"))
    at += s.word(at) in _DETERMINERS
    at += bool(s.word(at)) and s.word(at) not in things and s.word(at + 1) in things  # "the little dog"
    if s.word(at) not in things:
        return []
    return [_refused(s, i, base, _CERTAIN, at + 1)]


def _set_to(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Turn the oven to 180", "set the heating to 20 degrees": a temperature, a channel, a volume."""
    if s.word(i) not in ("turn", "set", "put", "preheat", "heat", "adjust", "switch"):
        return []
    at = i + 1 + (s.word(i + 1) in _DETERMINERS)
    if s.word(at) not in _DIALS:
        return []
    at += 1 + (s.word(at + 1) in ("up", "down"))
    hits = number(s, at + 1) if s.word(at) in ("to", "at") else []
    plain = [h for h in hits if s.word(h.end) not in ("percent", "%")]
    return [_refused(s, i, s.word(i), _CERTAIN, max(h.end for h in plain))] if plain else []


_DIALS = frozenset(["oven", "stove", "heating", "heater", "radiator", "thermostat", "fridge", "freezer", "tv", "telly",
                    "television", "radio", "speaker", "volume", "temperature", "microwave", "grill"])  # fmt: skip
"""What is set to a number that nothing here has."""


def _outing(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Go fishing", "go shopping": what one goes for, and no place."""
    doing = s.word(i + 1)
    if s.word(i) not in ("go", "going") or not doing.endswith("ing") or len(doing) < 6 or doing in s.noun_words:
        return []
    base = phrasebook().bases.get(doing, doing)
    if base in phrasebook().by_first or doing in phrasebook().by_first or doing in closed_words():
        return []
    return [_refused(s, i, "go", _CERTAIN, i + 2)]


def _timed(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "(Turn the stove on) for five minutes", "in an hour", "tomorrow": nothing is done later, or for a time."""
    if s.word(i) not in phrasebook().verbs or s.word(i) == "wait":
        return []
    verb = phrasebook().bases.get(s.word(i), s.word(i))
    for k in range(i + 2, len(s.words)):
        if _new_request(s, k) or s.word(k) in ".,":
            break
        late = _later().longest(s.words, k)
        if late is not None and (s.word(late[1]) in ("", ".", ",") or _new_request(s, late[1])):
            return [_refused(s, i, verb, _LATER, late[1])]
        if s.word(k) in ("for", "in", "after", "every", "within") and _lasting(s, k + 1):
            return [_refused(s, i, verb, _LATER, k + 2)]
    return []


def _lasting(s: Sentence, i: int) -> bool:
    """Whether a span of time stands there: "five minutes", "an hour", "half a day"."""
    ends = [i + 1, *(hit.end for hit in number(s, i))] if s.word(i) in ("a", "an", "half", "another") else \
        [hit.end for hit in number(s, i)]
    return any(s.word(end + (s.word(end) in ("a", "an", "more"))) in _times()["spans"] for end in ends)


@cache
def _times() -> Mapping[str, list[str]]:
    times: dict[str, list[str]] = read_data("unsupported.toml")["times"]
    return times


@cache
def _later() -> Phrases:
    """Words for another time than now."""
    return Phrases((phrase, phrase) for phrase in _times()["later"])


def _shared_out(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Distribute the apples between the bowl and the plate": some here and some there, which is no spreading out."""
    shares = s.word(i) in ("distribute", "divide", "share")
    among = [k for k, word in enumerate(s.words) if k > i and word in ("between", "among", "amongst")]
    if not shares or not among:
        return []
    both = next((k + 2 for k in range(among[0], len(s.words)) if s.word(k) == "and" and s.word(k + 1) in _DETERMINERS),
                among[0])  # fmt: skip
    return [_refused(s, i, s.word(i), _SHARED, both)]


def _needed(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "The plants need watering", "the dog has to be walked", "my shirt should be ironed"."""
    if s.word(i) not in _DETERMINERS:
        return []
    for k in range(i + 2, min(i + 8, len(s.words))):
        if s.word(k) not in _NEEDS and s.word(k) not in _MODALS:
            continue
        at = k + 1 + (s.word(k + 1) == "to")
        passive = s.word(at) == "be"
        at += passive
        verb = _verbs().get(s.word(at), "") if passive or s.word(k) in _NEEDS else ""
        name = s.word(k - 1)
        for served, things in turned().items():
            if not verb and name in things and s.word(at) in third_and_participles(served) and at > k + 1:
                verb = served
        if verb:
            return [Hit(p.Unsupported(verb, _rest(s, i, k)), at + 1, _CERTAIN)]
    return []


def _given(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Give the table a good wipe", "give the dog a bath"."""
    if s.word(i) == "take":
        return _taken_out(s, i)
    if s.word(i) != "give":
        return []
    for k in range(i + 2, min(i + 8, len(s.words))):
        if s.word(k) in ("a", "another"):
            at = k + 1 + (s.word(k + 1) in ("good", "quick", "thorough", "little", "nice", "big", "proper"))
            thing = s.word(at) in lexicon().nouns and s.word(at) not in _TREATMENTS  # "give each desk a plant"
            done = "" if thing else _verbs().get(s.word(at), "")
            done = done or ("give" if s.word(at) in turned()["give"] else "")
            if done and (s.ended(at + 1) or s.word(at + 1) in (".", ",", "and", "then")):
                rest = _rest(s, i + 1, k if done != "give" else at + 1)
                return [Hit(p.Unsupported(done, rest), at + 1, _CERTAIN)]
    return []


def _taken_out(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Take the dog for a walk"."""
    for k in range(i + 2, min(i + 8, len(s.words))):
        if s.words[k : k + 2] == ["for", "a"] and s.word(k + 2) in ("walk", "ride", "spin", "drive", "swim", "run"):
            return [Hit(p.Unsupported("take", _rest(s, i + 1, k + 3)), k + 3, _CERTAIN)]
    return []


def _refused(s: Sentence, i: int, verb: str, cost: float, end: int) -> Hit[p.Command]:
    while not s.ended(end) and s.word(end) not in (".", ",") and not _new_request(s, end):
        end += 1
    return Hit(p.Unsupported(verb, _rest(s, i + 1, end)), end, cost)


def _new_request(s: Sentence, i: int) -> bool:
    return s.word(i) in ("and", "then") and s.word(i + 1) in phrasebook().by_first


def _rest(s: Sentence, start: int, end: int) -> str:
    return " ".join(word for word in s.words[start:end] if word not in ",.")
