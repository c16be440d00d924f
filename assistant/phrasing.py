"""English for replies: nouns with their articles, lists, counts, lengths and the shortest name for one thing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from assistant.language.lexicon import lexicon
from assistant.looks import colour_of
from scene.objects import Scene, SceneObject

MASS = frozenset(
    ["water", "milk", "juice", "bread", "cheese", "coffee", "tea", "soap", "shampoo", "toothpaste",
     "tape", "chocolate", "cereal", "sugar", "salt", "rice", "butter", "paper", "furniture", "cutlery", "crockery",
     "food", "fruit"]
)
"""Nouns that take "some" where others take "a"; the last word of a compound decides."""

AN_EXCEPT = ("uni", "use", "eu", "one", "u-")
"""Beginnings that are written with a vowel and spoken without."""


MANY_KINDS = 5
"""More kinds than this are called things."""

ACRONYMS = re.compile(r"\b(tv|pc)\b")
"""Words of labels that are written in capitals."""


def is_plural(noun: str) -> bool:
    """Whether a label is a plural as it stands: "keys", "scissors"."""
    words = lexicon()
    last = noun.rpartition(" ")[2]
    odd = last in words.kept and last.endswith("s") and not last.endswith(("ss", "us", "is", "as", "ens", "ies"))
    return odd or words.singular(noun)[1]


def is_mass(noun: str) -> bool:
    """Whether a label names a stuff rather than a thing: "milk"."""
    return noun.rpartition(" ")[2] in MASS


def a(noun: str) -> str:
    """With its indefinite article: "an apple", "some keys", "some milk"."""
    if is_plural(noun) or is_mass(noun):
        return f"some {noun}"
    vowel = noun[:1] in "aeiou" and not noun.startswith(AN_EXCEPT)
    return f"{'an' if vowel or noun.startswith('hour') else 'a'} {noun}"


def plural(noun: str) -> str:
    """Its plural, where it is not one already."""
    return noun if is_plural(noun) or is_mass(noun) else lexicon().plural(noun)


def counted(number: int, noun: str) -> str:
    """"a mug", "3 mugs", "no mugs"."""
    if number == 1:
        return a(noun)
    return f"{number or 'no'} {plural(noun)}"


def listed(parts: Iterable[str], joint: str = "and") -> str:
    """"a", "a and b", "a, b and c"."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joint} {items[-1]}" if items else ""


def sentence(text: str) -> str:
    """With a capital at its start and a full stop at its end."""
    text = ACRONYMS.sub(lambda found: found.group().upper(), text.strip())
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "?", "!")) else capital + "."


def metres(length_m: float) -> str:
    """A length as people say it: "1.4 m", "35 cm", "8 mm"."""
    size = abs(length_m)
    if size < 0.0095:
        return f"{round(size * 1000)} mm"
    if size < 0.995:
        return f"{round(size * 100)} cm"
    return f"{_short(size, 2 if size < 2 else 1)} m"


def square_metres(area_m2: float) -> str:
    """An area as people say it."""
    return f"{_short(area_m2, 2 if area_m2 < 2 else 1)} m²"


def litres(volume_m3: float) -> str:
    """A volume as people say it: millilitres, litres, cubic metres."""
    if volume_m3 < 0.001:
        return f"{round(volume_m3 * 1e6)} ml"
    return f"{_short(volume_m3 * 1000, 1)} litres" if volume_m3 < 1 else f"{_short(volume_m3, 1)} m³"


def degrees(angle_rad: float) -> str:
    """An angle as people say it."""
    return f"{round(math.degrees(angle_rad))} degrees"


def percent(share: float) -> str:
    """A share of 1."""
    return f"{round(share * 100)} %"


def times(factor: float) -> str:
    """A factor: "2 times", "half", "1.3 times"."""
    return "half" if abs(factor - 0.5) < 1e-9 else f"{_short(factor, 2)} times"


def _short(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def kind(o: SceneObject) -> str:
    """What sort of thing it is, without an article."""
    return o.label or "unknown object"


def verb(scene: Scene, ids: Sequence[str], one: str, many: str) -> str:
    """The form of a verb that agrees with these things: "is" or "are"."""
    return many if len(ids) != 1 or (not scene[ids[0]].nickname and is_plural(kind(scene[ids[0]]))) else one


def the(scene: Scene, object_id: str, *, where: bool = True) -> str:
    """The shortest name that fits one thing only: "Rosie", "the mug", "the red mug", "the mug on the desk".

    Without `where` its place is left out, for sentences that tell the place anyway.
    """
    o = scene[object_id]
    if o.nickname:
        return o.nickname
    return f"the {_told_apart(scene, o, where)}"


def _told_apart(scene: Scene, o: SceneObject, with_place: bool) -> str:
    noun = kind(o)
    rivals = [x for x in _of_kind(scene, noun) if x.id != o.id and x.visible]
    if not rivals:
        return noun
    colour = colour_of(o)
    if colour and any(colour_of(x) != colour for x in rivals):
        rivals = [x for x in rivals if colour_of(x) == colour]
        noun = f"{colour} {noun}" if colour != noun.partition(" ")[0] else noun
    if with_place and rivals and o.parent is not None and all(x.parent != o.parent for x in rivals):
        carrier = scene[o.parent]
        if carrier.label:
            where = "in" if "container" in carrier.tags and "support" not in carrier.tags else "on"
            return f"{noun} {where} the {carrier.label}"
    return noun


def _of_kind(scene: Scene, noun: str) -> list[SceneObject]:
    """All things of a sort; which are of which is kept with the scene."""
    kept = scene.__dict__.get("_of_kind")
    if not isinstance(kept, dict):
        kept = scene.__dict__["_of_kind"] = {}
        for o in scene:
            kept.setdefault(kind(o), []).append(o)
    found: list[SceneObject] = kept.get(noun, [])
    return found


def the_all(scene: Scene, ids: Sequence[str], *, where: bool = True) -> str:
    """These things by name, or by kind and number where they are many: "the mug and the lamp", "the 3 mugs"."""
    if len(ids) <= 2:
        names = [the(scene, i, where=where) for i in ids]
        if len(set(names)) == len(names):
            return listed(names)
    kinds = _by_kind(scene, ids)
    if len(kinds) > MANY_KINDS:
        return f"the {len(ids)} things"
    return listed(f"the {n} {plural(noun)}" if n > 1 else f"the {noun}" for noun, n in kinds)


def some(scene: Scene, ids: Sequence[str], limit: int = 8) -> str:
    """What these are, for a list: "a red mug, 2 plates and Rosie"; kinds beyond `limit` are summed up."""
    groups = _by_kind(scene, ids, nicknames=True)
    shown = [_listed_kind(scene, ids, noun, n) for noun, n in groups[:limit]]
    rest = sum(n for _, n in groups[limit:])
    return listed([*shown, f"{rest} other thing{'s' if rest > 1 else ''}"] if rest else shown)


def _listed_kind(scene: Scene, ids: Sequence[str], noun: str, n: int) -> str:
    if n > 1:
        return f"{n} {plural(noun)}"
    o = next(scene[i] for i in ids if noun in (scene[i].nickname, kind(scene[i])))
    if o.nickname == noun:
        return noun
    colour = colour_of(o)
    rivalled = any(x.id != o.id for x in _of_kind(scene, noun))
    return a(f"{colour} {noun}" if colour and rivalled and colour != noun else noun)


def _by_kind(scene: Scene, ids: Sequence[str], nicknames: bool = False) -> list[tuple[str, int]]:
    """Each kind with its number; "books" counts as the plural of "book"."""
    found: dict[str, int] = {}
    for i in ids:
        noun = (nicknames and scene[i].nickname) or kind(scene[i])
        same = next((known for known in found if plural(known) == plural(noun)), noun)
        found[same] = found.get(same, 0) + 1
    return list(found.items())
