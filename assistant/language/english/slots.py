"""The slots of phrases: one reader per kind, each `(sentence, i) -> hits`."""

from __future__ import annotations

from typing import Any

from assistant.language.english import values
from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.limits import OPPOSITE, within
from assistant.language.english.nouns import reference, single
from assistant.language.english.places import destination, place
from assistant.language.english.placing import relation
from assistant.language.english.quantities import count, quantity
from assistant.language.english.slot_counts import each_of, each_room, elsewhere, enough, number_of, seated
from assistant.language.english.slot_places import (
    around,
    away,
    bare_place,
    by,
    here,
    hiding_place,
    holder_of,
    late_bare,
    left_room,
    only_place,
    put_place,
    take_place,
)
from assistant.language.english.slot_statements import (
    condition,
    had,
    having,
    holder,
    noun_is,
    noun_most,
    odd_kind,
    owner,
    room,
    stated,
    there,
)
from assistant.language.english.slot_things import (
    Reader,
    a_kind,
    cleared,
    definite,
    given,
    gone,
    is_device,
    is_many,
    is_ref,
    is_seat,
    kept,
    loose,
    new,
    newer,
    person,
    picked,
    pointed,
    poured,
    pronoun,
    sized,
    superlative,
    surface,
    targets,
    those,
    use,
    vessels,
    wanted,
    what,
    where,
)
from assistant.language.english.viewpoints import viewpoint
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Either,
    Ref,
    Region,
    Relation,
    Several,
    Viewer,
)  # fmt: skip


def read(kind: str, s: Sentence, i: int) -> list[Hit[Any]]:
    """The hits of a kind of slot."""
    if i >= len(s.words):
        return []
    key = (_NUMBERS[kind], i)
    known = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _READERS[kind](s, i)
    return known


_READERS: dict[str, Reader] = {
    "target": targets,
    "ref": targets,
    "other": targets,
    "content": targets,
    "toward": reference,
    "like": reference,
    "to": reference,
    "source": reference,
    "one": lambda s, i: [h for h in single(s, i) if not what(h.value) and not isinstance(h.value.head, Viewer)],
    "several": where(is_many, targets),
    "odd_kind": odd_kind,
    "gone": gone,
    "rows": count,
    "home_of": lambda s, i: [h for h in single(s, i) if definite(h.value) and h.end > i],
    "center_of": lambda s, i: [Hit(Relation("in_middle", (h.value,)), h.end, h.cost) for h in single(s, i)],
    "many": where(lambda value: is_many(value) and not is_ref(value, Region)),
    "sized": sized,
    "seated": seated,
    "indefinite": where(lambda value: isinstance(value, Ref) and value.determiner in ("a", "some", "any")),
    "use": use,
    "alternatives": where(lambda value: isinstance(value, Either)),
    "holder": holder,
    "shade": values.shade,
    "through": lambda s, i: [hit for hit in relation(s, i) if hit.value.name == "through"],
    "plural": where(is_many),
    "either": where(lambda value: isinstance(value, Either | Several) or is_many(value)),
    "obj": targets,
    "def": where(definite),
    "ignored": where(definite),
    "noun": lambda s, i: [h for h in reference(s, i) if not is_ref(h.value, Viewer)],
    **{f"number_{limit}": within(limit) for limit in OPPOSITE},
    "picked": picked,
    "noun_is": noun_is,
    "pointed": pointed,
    "a_kind": a_kind,
    "those": those,
    "there_place": there,
    "there_cond": stated,
    "super": superlative,
    "surface": surface,
    "cleared": cleared,
    "cleared_on": lambda s, i: cleared(s, i, "on"),
    "loose": loose,
    "pronoun": pronoun,
    "away": away,
    "owner": owner,
    "room": room,
    "roomplace": room,
    "had": had,
    "having": having,
    "person": person,
    "given": given,
    "thing_wanted": wanted,
    "new": new,
    "newer": newer,
    "spot": values.pointed_spot,
    "place": place,
    "put": put_place,
    "hiding": hiding_place,
    "kept": kept,
    "enough": enough,
    "each_of": each_of,
    "number_of": number_of,
    "each_room": each_room,
    "elsewhere": elsewhere,
    "holder_of": holder_of,
    "noun_most": noun_most,
    "anyone": reference,
    "anything": lambda s, i: [Hit(h.value, h.end, h.cost + 0.15) for h in values.rest(s, i)],
    "costly_ref": lambda s, i: [Hit(h.value, h.end, h.cost + 0.4) for h in targets(s, i)],
    "unpainted": lambda s, i: [
        Hit(h.value, h.end, h.cost + 0.4) for h in targets(s, i)
        if lexicon().attribute_kind(s.word(h.end - 1)) != "color"
    ],
    "seat": where(is_seat, targets),
    "order": values.order,
    "take": take_place,
    "liquid": poured,
    "vessel": vessels,
    "device": where(is_device, targets),
    "late": lambda s, i: [Hit(h.value, h.end, h.cost + 0.3) for h in place(s, i) if isinstance(h.value, Relation)],
    "costly": lambda s, i: [Hit(h.value, h.end, h.cost + 0.9) for h in place(s, i)],
    "only": only_place,
    "bare": bare_place,
    "late_bare": late_bare,
    "left_room": left_room,
    "up_by": lambda s, i: by(s, i, "up"),
    "down_by": lambda s, i: by(s, i, "down"),
    "dest": destination,
    "around": around,
    "steps": values.steps,
    "condition": condition,
    "amount": values.amount,
    "spacing": quantity,
    "angle": values.angle,
    "exact": lambda s, i: [h for h in values.angle(s, i) + quantity(s, i) if h.value.unit != "bit"],
    "direction": values.direction,
    "turn": values.direction,
    "shift": values.shift_direction,
    "adjective": lambda s, i: [Hit(s.word(i), i + 1)] if s.word(i) in lexicon().adjectives and s.ended(i + 1) else [],
    "layout": values.layout_name,
    "color": values.color,
    "colors": values.colors,
    "text": values.rest,
    "name": values.given_name,
    "any_name": lambda s, i: [Hit(h.value, h.end, h.cost + 0.2) for h in values.given_name(s, i)],
    "label": values.label,
    "kind": values.kind,
    "kinds": values.kinds,
    "sort": values.sort,
    "kinds_known": values.known_plural,
    "count": count,
    "times": values.repetitions,
    "parts": values.parts,
    "number": values.whole_number,
    "alone": values.alone_number,
    "ordinal": values.ordinal,
    "here": here,
    "by": values.by_measure,
    "known_name": values.known_name,
    "view": viewpoint,
    "at": values.view_at,
}


_NUMBERS: dict[str, int] = {kind: -number for number, kind in enumerate(_READERS, 1)}
"""Keys of the slots in the chart: below zero, apart from those of the rules."""
