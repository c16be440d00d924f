"""References, places and conditions in English: `the(mug, red, on(the(desk)))` -> "the red mug on the desk"."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.asking import Limit
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    AnyOf,
    Attribute,
    Condition,
    Either,
    Has,
    Home,
    Named,
    Not,
    Noun,
    One,
    Pick,
    Place,
    Places,
    Pronoun,
    Quantity,
    Ref,
    Reference,
    Region,
    Relation,
    Same,
    Several,
    Shift,
    Spot,
    Than,
    Thing,
    Viewer,
    Viewpoint,
)  # fmt: skip
from assistant.language.relations import RELATIONS

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
            9: "ninth", 10: "tenth", -1: "last"}  # fmt: skip
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SUPERLATIVE = {
    ("size", "most"): "largest", ("size", "least"): "smallest", ("height", "most"): "tallest",
    ("height", "least"): "shortest", ("width", "most"): "widest", ("width", "least"): "narrowest",
    ("length", "most"): "longest", ("depth", "most"): "deepest", ("depth", "least"): "shallowest",
    ("thickness", "most"): "thickest", ("thickness", "least"): "thinnest", ("weight", "most"): "heaviest",
    ("brightness", "most"): "brightest", ("brightness", "least"): "darkest", ("recency", "most"): "newest",
    ("recency", "least"): "oldest", ("distance", "least"): "closest", ("distance", "most"): "farthest",
    ("left", "most"): "leftmost", ("right", "most"): "rightmost", ("top", "most"): "topmost",
    ("bottom", "most"): "bottom", ("front", "most"): "front", ("back", "most"): "back", ("left", "middle"): "middle",
    ("top", "least"): "lowest", ("count", "most"): "fullest", ("count", "least"): "emptiest",
    ("area", "most"): "largest", ("volume", "most"): "largest", ("length", "least"): "shortest",
}  # fmt: skip
_COMPARATIVE = {
    "size": ("bigger", "smaller"), "height": ("taller", "shorter"), "width": ("wider", "narrower"),
    "length": ("longer", "less long"), "depth": ("deeper", "shallower"), "thickness": ("thicker", "thinner"),
    "weight": ("heavier", "lighter"), "brightness": ("brighter", "darker"), "distance": ("farther", "closer"),
    "top": ("higher", "lower"), "recency": ("newer", "older"), "count": ("fuller", "emptier"),
}  # fmt: skip
_ADJECTIVE = {"height": "tall", "width": "wide", "length": "long", "depth": "deep", "thickness": "thick"}
_UNITS = {"m": "meter", "cm": "centimeter", "mm": "millimeter", "km": "kilometer", "ft": "foot", "in": "inch",
          "yd": "yard", "deg": "degree", "rad": "radian", "percent": "percent", "step": "step"}  # fmt: skip
_SHIFTS = {"left": "to the left", "right": "to the right", "up": "up", "down": "down", "forward": "forward",
           "backward": "backward", "away": "away", "toward": "closer", "around": "around", "clockwise": "clockwise",
           "anticlockwise": "anticlockwise", "over": "over"}  # fmt: skip
_LEADING = {"the": "the", "the_only": "the only", "my": "my", "some": "some", "any": "any", "all": "all",
    "both": "both",
            "each": "each", "no": "no", "half": "half of the", "most": "most of the", "this": "this", "that": "that",
            "these": "these", "those": "those", "which": "which", "bare": "", "a": "a"}  # fmt: skip


def amount(quantity: Quantity) -> str:
    """A quantity as said: "half a meter" is written "0.5 meters"."""
    if quantity.unit == "bit":
        return "a bit"
    if quantity.unit == "times":
        return {2.0: "twice", 0.5: "half", 3.0: "three times"}.get(quantity.value, f"{quantity.value:g} times")
    unit = _UNITS[quantity.unit]
    if quantity.value != 1 and unit != "percent":
        unit = {"foot": "feet", "inch": "inches"}.get(unit, unit + "s")
    return f"{quantity.value:g} {unit}"


def describe(reference: Reference) -> str:
    """A reference in English."""
    match reference:
        case Several(items):
            return _listed([describe(item) for item in items], "and")
        case Either(items):
            return _listed([describe(item) for item in items], "or")
        case Ref():
            return _describe_ref(reference)


def _listed(words: list[str], joint: str) -> str:
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)


def _describe_ref(ref: Ref) -> str:
    match ref.head:
        case Viewer():
            return "me"
        case Pronoun(word):
            quantified = {"all": f"all of {word}", "both": f"both of {word}"}.get(ref.determiner, word)
            return _join(quantified, *_behind(ref))
        case Named(name):
            return _join(name, *_behind(ref))
        case Thing() if not ref.count and not ref.pick and not _before(ref) and not ref.group:
            return _join(_thing(ref), *_behind(ref))
    if isinstance(ref.head, One) and ref.of is not None and not ref.where and not ref.pick:
        number = (
            NUMBERS[ref.count]
            if ref.count and ref.count < len(NUMBERS)
            else {"a": "one"}.get(ref.determiner, ref.determiner)
        )
        return _join(number, "of", describe(ref.of))
    lead, number = _LEADING[ref.determiner], _number(ref)
    if ref.determiner == "a" and (number or ref.plural):
        lead = ""
    before = [number, "other" if ref.other else "", *_before(ref)]
    if ref.other and ref.determiner == "a" and not number:
        lead, before = "another", before[:1] + before[2:]
    noun = _noun(ref)
    words = _join(*before, noun)
    if lead == "a" and words[:1] in "aeiou" and not words.startswith(("one", "uni", "use")):
        lead = "an"
    return _join(lead, words, *_behind(ref))


def _number(ref: Ref) -> str:
    if ref.count is None:
        return ""
    return NUMBERS[ref.count] if 1 < ref.count < len(NUMBERS) else str(ref.count)


def _thing(ref: Ref) -> str:
    if ref.pointing:
        return ref.determiner
    words = {"all": "everything", "any": "anything", "no": "nothing", "a": "something", "which": "what"}
    if ref.determiner in words:
        return words[ref.determiner] + (" else" if ref.other else "")
    return _join(_LEADING[ref.determiner], "other" if ref.other else "", "things" if ref.plural else "thing")


def _noun(ref: Ref) -> str:
    match ref.head:
        case Noun(name):
            word = lexicon().plural(name) if ref.plural and not ref.group else name
            return f"{_groups(ref)} of {lexicon().plural(name)}" if ref.group else word
        case One():
            return "ones" if ref.plural and not ref.count else "" if ref.other or ref.count else "one"
        case Region(kind):
            return lexicon().plural(kind) if ref.plural else kind
        case _:
            return "things" if ref.plural else "thing"


def _before(ref: Ref) -> list[str]:
    """Ordinals, superlatives and adjectives."""
    words = [text for pick in ref.pick for text in [_pick_before(pick)] if text]
    for condition in ref.where:
        if _adjectival(condition):
            words.append(_adjective(condition))
    return words


def _adjectival(condition: Condition) -> bool:
    if isinstance(condition, AnyOf):
        return all(isinstance(c, Attribute) for c in condition.conditions)
    return isinstance(condition, Attribute) and not (condition.kind == "state" and condition.word in ("on", "off"))


def _adjective(condition: Condition) -> str:
    if isinstance(condition, AnyOf):
        return " or ".join(map(_adjective, condition.conditions))
    if isinstance(condition, Attribute):
        return _join(condition.degree, condition.word)
    return ""


def _pick_before(pick: Pick) -> str:
    if pick.measure == "count" and pick.anchor is not None:
        return ""
    if pick.measure == "order":
        return ORDINALS.get(pick.rank, f"number {pick.rank}")
    word = _SUPERLATIVE.get((pick.measure, pick.end), f"{pick.end} {pick.measure}")
    if pick.rank != 1:
        rank = ORDINALS.get(pick.rank, str(pick.rank))
        return rank if _from_side(pick) else f"{rank} {word}"
    return word


def _from_side(pick: Pick) -> bool:
    sides = ("left", "right", "top", "bottom", "front", "back")
    return pick.measure in sides and pick.end == "most" and pick.rank != 1


def _behind(ref: Ref) -> list[str]:
    """What follows the noun."""
    words = [f"from the {pick.measure}" for pick in ref.pick if _from_side(pick)]
    for pick in ref.pick:
        if pick.anchor is not None and pick.measure == "count" and isinstance(pick.anchor, Ref):
            counted = describe(replace(pick.anchor, determiner="bare", plural=True))
            words.append(f"with the {'most' if pick.end == 'most' else 'fewest'} {counted}")
        elif pick.anchor is not None:
            words.append(f"{'from' if pick.end == 'most' else 'to'} {describe(pick.anchor)}")
    if ref.of is not None and not (isinstance(ref.head, One) and not ref.where and not ref.pick):
        words.append(f"of {describe(ref.of)}")
    for condition in ref.where:
        if not _adjectival(condition):
            said = describe_condition(condition)
            whole = isinstance(ref.head, Thing) and ref.determiner == "all"  # "everything that is off"
            many = ref.plural and not whole and said.startswith("that is ")
            words.append(f"that are {said.removeprefix('that is ')}" if many else said)
    words += [f"except {describe(left_out)}" for left_out in ref.excluding]
    if ref.view is not None:
        words.append(describe_view(ref.view))
    return words


def describe_condition(condition: Condition) -> str:
    """A condition as it stands behind a noun."""
    match condition:
        case Attribute(word):
            return f"that is {_join(condition.degree, word)}"
        case Relation():
            return describe_place(condition)
        case Has(what, relation):
            return _describe_has(what, relation)
        case Than(measure, more, than):
            return _describe_than(measure, more, than)
        case Same(what, other):
            return f"like {describe(other)}" if what == "all" else f"of the same {what} as {describe(other)}"
        case Not(inner):
            return f"that is not {predicate(inner)}"
        case AnyOf(conditions):
            return "that is " + " or ".join(predicate(inner) for inner in conditions)


def predicate(condition: Condition) -> str:
    """A condition as it stands behind "is"."""
    if isinstance(condition, Attribute):
        return _join(condition.degree, condition.word)
    text = describe_condition(condition)
    return text.removeprefix("that is ")


def statement(condition: Condition, many: bool) -> str:
    """A condition with its verb: "is red", "are on the desk", "has a lamp on it"."""
    text = predicate(condition)
    if text.startswith("with "):
        return f"{'have' if many else 'has'} {text.removeprefix('with ')}"
    return f"{'are' if many else 'is'} {text}"


def denial(condition: Condition, many: bool) -> str:
    """The opposite of a statement: "is not red", "does not have a lamp on it"."""
    text = predicate(condition)
    if text.startswith("with "):
        return f"{'do' if many else 'does'} not have {text.removeprefix('with ')}"
    return f"{'are' if many else 'is'} {text.removeprefix('not ')}" if text.startswith("not ") else \
        f"{'are' if many else 'is'} not {text}"


def _describe_has(what: Reference, relation: str) -> str:
    if isinstance(what, Ref) and what.determiner == "no" and not isinstance(what.head, Thing):
        bare = describe(Ref(what.head, "bare" if what.plural else "a", what.count, what.plural, what.where, what.pick))
        text = f"without {bare}"
    else:
        text = f"with {describe(what)}"
    return text if relation == "with" else f"{text} {RELATIONS[relation].says} it" if relation in RELATIONS else text


def _describe_than(measure: str, more: bool, than: Reference | Quantity) -> str:
    if isinstance(than, Quantity) and measure in _ADJECTIVE:
        return f"{'more than' if more else 'less than'} {amount(than)} {_ADJECTIVE[measure]}"
    word = _COMPARATIVE.get(measure, (f"more in {measure}", f"less in {measure}"))[0 if more else 1]
    return f"{word} than {amount(than) if isinstance(than, Quantity) else describe(than)}"


def describe_place(place: Place, *, goal: bool = False) -> str:
    """A place; as a goal "on" a thing is "onto" it."""
    match place:
        case Spot(word):
            return word
        case Home(of):
            return "back where it was" if of is None else f"where {describe(of)} was"
        case Places(parts):
            return ", ".join(describe_place(part, goal=goal and k == 0) for k, part in enumerate(parts))
        case Shift():
            return _describe_shift(place)
        case Relation():
            return _describe_relation(place, goal)


def _describe_shift(shift: Shift) -> str:
    distance = amount(shift.distance) if shift.distance else ""
    if shift.anchor is not None:
        words = "away from" if shift.direction == "away" else "closer to"
        text = _join(distance, words, describe(shift.anchor))
    else:
        text = _join(distance, _SHIFTS[shift.direction])
    return _join(text, describe_view(shift.view) if shift.view else "")


def _describe_relation(relation: Relation, goal: bool) -> str:
    spec = RELATIONS[relation.name]
    says = spec.says
    if goal:
        says = {"on": "onto", "in": "into", "at": "to"}.get(relation.name, says)
    if not relation.anchors:
        says = says.removesuffix(" of")
    distance = amount(relation.distance) if relation.distance else ""
    if relation.name == "near" and relation.distance:
        distance, says = f"within {distance}", "of"
    anchors = _listed([describe(anchor) for anchor in relation.anchors], "and")
    return _join(distance, says, anchors, describe_view(relation.view) if relation.view else "")


def describe_view(view: Viewpoint) -> str:
    """A viewpoint clause."""
    words = []
    if view.at is not None and view.entering:
        words.append(f"when you walk in through {describe(view.at)}")
    elif view.entering:
        words.append("when you walk in")
    elif view.at is not None:
        words.append(f"standing at {describe(view.at)}")
    if view.toward is not None:
        words.append(f"facing {describe(view.toward)}")
    if view.away_from is not None:
        words.append(f"with your back to {describe(view.away_from)}")
    return " ".join(words)


def _join(*words: str) -> str:
    return " ".join(word for word in words if word)


def _groups(ref: Ref) -> str:
    """ "Row", "rows": of groups as many as were said."""
    group = ref.group or ""
    many = (ref.count or 1) > 1 or ref.determiner in ("all", "both", "half", "most", "bare", "some", "no")
    return lexicon().plural(group) if many else group


def limiting(limit: Limit | None) -> str:
    """What stands before a number: "at least ", "more than "; nothing where none was said."""
    return f"{_LIMITS[limit]} " if limit is not None else ""


_LIMITS: dict[Limit, str] = {"least": "at least", "more": "more than", "most": "at most", "fewer": "fewer than",
                             "exactly": "exactly", "other": "not exactly"}
