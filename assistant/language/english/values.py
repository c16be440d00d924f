"""The slots that hold no reference: directions, colors, amounts, counts, names, the rest of a clause."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.nouns import reference, single
from assistant.language.english.places import place, shift
from assistant.language.english.prenominal import adjectives, open_word
from assistant.language.english.quantities import count, number, quantity
from assistant.language.english.remarks import is_no_label
from assistant.language.lexicon import lexicon
from assistant.language.reference import Noun, Quantity, Shift, Spot, Viewpoint

_TURNS = Phrases(
    (phrase, direction)
    for direction, phrases in {
        "left": ["left", "to the left", "to your left", "to my left", "leftwards", "left hand"],
        "right": ["right", "to the right", "to your right", "to my right", "rightwards"],
        "around": ["around", "round", "about", "all the way around", "the other way", "back around",
        "the other way around",
                   "completely around", "back"],
        "up": ["up", "upwards", "upward"], "down": ["down", "downwards", "downward"],
        "clockwise": ["clockwise"], "anticlockwise": ["anticlockwise"],
        "backward": ["backwards", "backward"], "forward": ["forwards", "forward", "straight ahead"],
    }.items()
    for phrase in phrases
)  # fmt: skip
_MEASURES = {"size": "size", "height": "height", "width": "width", "length": "length", "distance": "distance",
             "weight": "weight", "brightness": "brightness", "volume": "volume", "area": "area", "color": "color",
             "colors": "color", "sizes": "size", "heights": "height", "lightness": "brightness"}  # fmt: skip
MOST_KINDS = 6
"""No question names more kinds to choose between."""
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def steps(s: Sentence, i: int) -> list[Hit[Shift]]:
    """As in "two steps back", "a metre": a shift with its distance."""
    found = [hit for hit in shift(s, i) if hit.value.distance is not None]
    for distance in quantity(s, i):
        if distance.value.unit in ("m", "cm", "ft", "yd", "in", "step"):
            found.append(Hit(Shift("forward", distance.value), distance.end, 0.1))
    sized = s.word(i + 1) in ("small", "little", "tiny", "short", "big", "large", "single")
    if s.word(i) in ("a", "one") and sized and s.word(i + 2) in ("step", "pace"):
        ways = shift(s, i + 3) or [Hit(Shift("forward"), i + 3, 0.1)]
        step = Quantity(1.0, "step")
        found += [Hit(replace(h.value, distance=step), h.end, h.cost - 0.1) for h in ways if not h.value.distance]
    return found


def shift_direction(s: Sentence, i: int) -> list[Hit[str]]:
    """The direction of a shift without a distance."""
    return [
        Hit(h.value.direction, h.end, h.cost) for h in shift(s, i) if h.value.distance is None and not h.value.anchor
    ]


def direction(s: Sentence, i: int) -> list[Hit[str]]:
    """Which way to turn."""
    return [Hit(name, end) for name, end in _TURNS.at(s.words, i)]


_PLAIN = frozenset(["red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "black", "white", "gray"])
"""Of two of these one is rather said of what is there, the other of what is to be."""
_MIXED = 0.3
"""The cost of taking them for one colour: "blue green"."""


def color(s: Sentence, i: int) -> list[Hit[str]]:
    """A color with its shade."""
    at = i + (s.word(i) in ("a", "the") and s.word(i + 1) != "color")
    while s.word(at) in _TASTES and not s.ended(at + 1):
        at += 1
    found = []
    for attribute, end in adjectives(s, at):
        if attribute.kind == "color":
            degree = attribute.degree if attribute.degree in ("light", "dark") else ""
            words = f"{degree} {attribute.word}".strip()
            for second, after in adjectives(s, end):
                if second.kind == "color" and not second.degree and not degree:
                    if {attribute.word, second.word} <= _PLAIN:  # "(everything that is) green yellow"
                        found.append(Hit(words, end))
                    words, end = f"{attribute.word} {second.word}", after  # "navy blue"
                    break
            stop = end + (s.word(end) in ("color", "one"))
            found.append(Hit(words, stop, _MIXED * bool(found)))
    return found


def colors(s: Sentence, i: int) -> list[Hit[tuple[str, ...]]]:
    """Two colors or more, one after the other: "red, green and blue"."""
    found: list[Hit[tuple[str, ...]]] = []
    for first in color(s, i):
        said, at = [first.value], first.end
        while True:
            join = at + (s.word(at) == ",")
            join += s.word(join) in ("and", "or", "then", "&")
            more = color(s, join) if join > at else []
            if not more:
                break
            said.append(more[0].value)
            at = more[0].end
        if len(said) > 1 and len(set(said)) == len(said):
            found.append(Hit(tuple(said), at, first.cost))
    return found


_ENDS = {"most": True, "least": False}


def order(s: Sentence, i: int) -> list[Hit[tuple[str, bool]]]:
    """What things are sorted by, and whether the most comes first.

    "By height", "in order of size", "from tall to short", "from the smallest to the largest", "biggest first".
    """
    found: list[Hit[tuple[str, bool]]] = []
    for lead in (("by",), ("by", "order", "of"), ("in", "order", "of"), ("according", "to"), ("based", "on"),
                 ("in", "the", "order", "of")):  # fmt: skip
        if tuple(s.words[i : i + len(lead)]) == lead:
            for hit in by_measure(s, i + len(lead)):
                down = _DOWN.longest(s.words, hit.end + (s.word(hit.end) == ","))
                found.append(Hit((hit.value, False), hit.end, 0.05 * (down is not None)))
                found += [Hit((hit.value, True), down[1])] if down is not None else []
                found += [Hit((hit.value, more), end) for (_, more), end in _scale_first(s, hit.end)]
    at = i + (s.word(i) == "from")
    for measure, more, end in _scales(s, at):
        if s.word(end) != "to":
            continue
        for other, opposite, stop in _scales(s, end + 1):
            same = {measure, other} <= _ALIKE.get(measure, {measure}) or measure == other
            if same and more != opposite:
                found.append(Hit((_widest(measure, other), more), stop, 0.0 if at > i else 0.1))
    found += [Hit(value, end) for value, end in _scale_first(s, i)]
    return found


_DOWN = Phrases(
    (phrase, "down")
    for phrase in ("in descending order", "descending", "in reverse order", "in reverse", "backwards", "reversed",
                   "the other way around")
)  # fmt: skip
_ALIKE = {"top": {"top", "height"}, "height": {"top", "height", "length"}, "length": {"height", "length"},
          "weight": {"weight", "brightness"}, "brightness": {"weight", "brightness"}}  # fmt: skip
"""Measures whose words are used for one another: "high" for tall, "short" for not long, "light" for not heavy."""


def _widest(one: str, two: str) -> str:
    """The measure that both ends of a scale mean: "long" and "short" the length, "light" and "dark" the brightness."""
    return next((m for m in ("length", "weight") if m in (one, two)), "height" if "height" in (one, two) else one)


def _scales(s: Sentence, i: int) -> list[tuple[str, bool, int]]:
    """An end of a scale, "tall", "the tallest": its measure, whether it is the upper end, and where it stops."""
    at = i + (s.word(i) in ("the", "most"))
    word = s.word(at)
    plain = lexicon().degrees.get(word, (word, ""))[0]
    if plain not in lexicon().scales:
        return []
    measure, which = lexicon().scales[plain]
    stop = at + 1 + (s.word(at + 1) in ("one", "ones", "thing"))
    found = [("height" if measure == "top" else str(measure), _ENDS[which], stop)]
    if plain == "light":
        found.append(("weight", False, stop))
    return found


def _scale_first(s: Sentence, i: int) -> list[tuple[tuple[str, bool], int]]:
    """ "(the) biggest first"."""
    at = i + (s.word(i) == ",")
    return [((measure, more), end + 1) for measure, more, end in _scales(s, at)
            if s.word(end) == "first" and s.word(end - 1) in lexicon().degrees]  # fmt: skip


_TASTES = frozenset(["warm", "nice", "cool", "soft", "beautiful", "lovely", "pretty", "rich", "vivid", "cheerful",
                     "friendly", "fresh", "muted", "plain", "rather", "really", "very", "some", "kind", "sort", "of",
                     "subtle", "calm", "calming", "elegant", "gentle", "strong", "happy", "sunny"])  # fmt: skip
"""Words before a color that leave it the same."""


def shade(s: Sentence, i: int) -> list[Hit[str]]:
    """Lighter or darker than it is, however little was said of how much."""
    at = i
    while s.word(at) in ("a", "bit", "little", "lot", "much", "shade", "slightly", "somewhat", "some", "tad", "even"):
        at += 1
    words = {"lighter": "lighter", "paler": "lighter", "darker": "darker", "deeper": "darker"}
    found = words.get(s.word(at))
    return [Hit(found, at + 1)] if found else []


def rest(s: Sentence, i: int) -> list[Hit[str]]:
    """The rest of the clause, in the user's words."""
    found: list[Hit[str]] = []
    end = i
    while end < len(s.words) and s.word(i) not in ",." and s.word(end) != "." and end - i < 8:
        end += 1
        if s.word(end) in ("", ".", ",", "and"):
            words = [word for word in s.words[i:end] if word != ","]
            if words:
                found.append(Hit(" ".join(words), end, 0.0 if end - i < 4 else 0.4))
    return found


_NO_NAMES = frozenset(
    ["i", "you", "we", "that", "which", "they", "it", "can", "could", "is", "are", "was", "were", "will"]
)
"""Words that begin a clause and no name."""


def given_name(s: Sentence, i: int) -> list[Hit[str]]:
    """A name of at most four words; "a stool" is rather a kind."""
    if s.word(i) == "one" and not s.ended(i + 1):
        return []  # "call this one Rosie": this one
    if s.word(i) in ("that", "this", "it", "so") and s.ended(i + 1):
        return []  # "call it that": what was said before
    if s.word(i) in _NO_NAMES and not s.ended(i + 1):
        return []  # "name three things | I can pick up"
    kind_cost = 0.5 if s.word(i) in ("a", "an") else 0.0
    if any(hit.end == len(s.words) for hit in known_plural(s, i)):
        kind_cost = 0.4
    elif grammar().relation.longest(s.words, i) is not None or grammar().has.longest(s.words, i) is not None:
        kind_cost = 0.95  # "call the thing on the desk Bob": no name begins like a place
    return [Hit(h.value.title(), h.end, h.cost + kind_cost) for h in rest(s, i) if len(h.value.split()) <= 4]


def layout_name(s: Sentence, i: int) -> list[Hit[str]]:
    """ "(go back to the) party layout"."""
    for k in range(i + 1, min(i + 4, len(s.words))):
        if s.word(k) in ("layout", "arrangement", "setup"):
            return [Hit(" ".join(s.words[i:k]).title(), k + 1)]
    return []


def label(s: Sentence, i: int) -> list[Hit[str]]:
    """A plain noun as a label; with its article even one that is a verb too ("a plant")."""
    named = s.word(i) in ("a", "an") or s.word(i - 1) in ("a", "an")
    return [
        Hit(h.value.head.name, h.end, min(h.cost, 0.1) if named and h.value.head.name in s.nouns else h.cost)
        for h in single(s, i)
        if isinstance(h.value.head, Noun) and h.value.determiner in ("bare", "a")
        and not (h.value.where or h.value.excluding or is_no_label(h.value.head.name))
    ]


def kind(s: Sentence, i: int) -> list[Hit[str]]:
    """A label that can be nothing else: with its article ("a chair"), or a known plural ("chairs")."""
    found = []
    for h in single(s, i):
        ref = h.value
        if not isinstance(ref.head, Noun) or ref.where or ref.pick or ref.of or ref.excluding or ref.other or ref.count:
            continue
        if ref.determiner in ("a", "any") or (ref.plural and ref.determiner == "bare" and ref.head.name in s.nouns):
            found.append(Hit(ref.head.name, h.end, h.cost))
    return found


def known_plural(s: Sentence, i: int) -> list[Hit[str]]:
    """A known plural as the label of several things: "stools"."""
    return [hit for hit in kind(s, i) if s.word(i) not in ("a", "an", "any")]


def kinds(s: Sentence, i: int) -> list[Hit[tuple[str, ...]]]:
    """Kinds to choose between: "a chair", "a chair, a stool or a bench", "chairs or stools"."""
    found: list[Hit[tuple[str, ...]]] = [Hit((h.value,), h.end, h.cost) for h in kind(s, i)]
    for hit in found:
        at = hit.end + (s.word(hit.end) == ",")
        joint = at + (s.word(at) in ("or", "and"))
        if joint > hit.end and len(hit.value) < MOST_KINDS:
            found += [Hit((*hit.value, h.value), h.end, hit.cost + h.cost) for h in _one_more(s, joint)]
    return found


def sort(s: Sentence, i: int) -> list[Hit[tuple[str, ...]]]:
    """A known kind without its article, behind "some kind of"."""
    return [Hit((h.value,), h.end, h.cost) for h in label(s, i) if h.value in s.nouns]


def _one_more(s: Sentence, i: int) -> list[Hit[str]]:
    """A further kind to choose between, whose article may be left out: "a chair or stool"."""
    bare = [h for h in label(s, i) if h.value in s.nouns]
    return kind(s, i) or [Hit(h.value, h.end, h.cost + 0.05) for h in bare]


def repetitions(s: Sentence, i: int) -> list[Hit[int]]:
    """As in "twice", "three times", "two more times"."""
    if s.word(i) in _TIMES:
        return [Hit(_TIMES[s.word(i)], i + 1 + (s.word(i + 1) == "more"))]
    found = [(h, h.end + (s.word(h.end) == "more")) for h in count(s, i + (s.word(i) == "another"))]
    return [Hit(h.value, end + 1) for h, end in found if s.word(end) in ("times", "time")]


def parts(s: Sentence, i: int) -> list[Hit[int]]:
    """As in "two", "three parts", "its two pieces"."""
    start = i + (s.word(i) in ("its", "the"))
    found = []
    for h in count(s, start):
        end = h.end + (s.word(h.end) in ("separate", "different", "distinct"))
        named = s.word(end) in ("parts", "pieces", "things", "objects", "items", "ones", "halves")
        if h.value >= 2:
            found.append(Hit(h.value, end + named, 0.0 if named else 0.05))
    return found


def whole_number(s: Sentence, i: int) -> list[Hit[int]]:
    """A whole number."""
    return [Hit(int(h.value), h.end) for h in number(s, i) if h.value == int(h.value)]


def alone_number(s: Sentence, i: int) -> list[Hit[int]]:
    """A number that is the whole utterance."""
    return [
        Hit(hit.value, len(s.words), hit.cost) for hit in whole_number(s, i)
        if i == 0 and all(word in ("please", ",") for word in s.words[hit.end :])
    ]


def ordinal(s: Sentence, i: int) -> list[Hit[int]]:
    """As in "first", "second" as a number."""
    rank = grammar().ordinals.get(s.word(i), 0)
    return [Hit(rank, i + 1, 0.3)] if rank > 0 else []


def pointed_spot(s: Sentence, i: int) -> list[Hit[Spot]]:
    """here or there."""
    found = [Hit(h.value, h.end, h.cost) for h in place(s, i) if isinstance(h.value, Spot)]
    return found


def by_measure(s: Sentence, i: int) -> list[Hit[str]]:
    """What things are sorted by."""
    at = i + (s.word(i) == "their")
    return [Hit(_MEASURES[s.word(at)], at + 1)] if s.word(at) in _MEASURES else []


def known_name(s: Sentence, i: int) -> list[Hit[str]]:
    """A name that the user gave."""
    return [Hit(name, end) for name, end in s.names.at(s.words, i)]


def amount(s: Sentence, i: int) -> list[Hit[Quantity]]:
    """A quantity; a bare number is a factor."""
    plain = [Hit(Quantity(h.value, "times"), h.end, h.cost + 0.1) for h in number(s, i) if not open_word(s, h.end)]
    return quantity(s, i) + [Hit(h.value, h.end, h.cost) for h in plain]


def angle(s: Sentence, i: int) -> list[Hit[Quantity]]:
    """An angle; a bare number above four is degrees."""
    found = [h for h in quantity(s, i) if h.value.unit in ("deg", "rad", "bit", "percent")]
    if not found:
        found = [Hit(Quantity(h.value, "deg"), h.end, h.cost + 0.2) for h in number(s, i) if h.value > 4]
        for phrase, degrees in (("halfway", 180.0), ("a quarter turn", 90.0), ("a half turn", 180.0),
            ("half a turn", 180.0),
                                ("a full turn", 360.0), ("a quarter of a turn", 90.0), ("all the way",
                                360.0)):  # fmt: skip
            words = phrase.split()
            if s.words[i : i + len(words)] == words:
                found.append(Hit(Quantity(degrees, "deg"), i + len(words)))
    return found


def view_at(s: Sentence, i: int) -> list[Hit[Viewpoint]]:
    """A viewpoint at a thing."""
    return [Hit(Viewpoint(at=h.value), h.end, h.cost) for h in reference(s, i)]
