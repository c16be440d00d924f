""" "No, on the other side": of what it was last put beside."""

from __future__ import annotations

from assistant.language.program import RELATIONS, Command, Move, Place, Ref, Region, Relation

WHICH_SIDE = 'Which side do you mean? Say "to the left of it" or "behind it".'


def is_other_side(place: Place | None) -> bool:
    """Whether a place is the other side of something that was not said."""
    side = place.anchors[0] if isinstance(place, Relation) and len(place.anchors) == 1 else None
    return isinstance(side, Ref) and isinstance(side.head, Region) and side.head.kind == "side" and side.other \
        and not side.where and side.of is None  # fmt: skip


def on_other_side(last: Command) -> Relation | None:
    """The side opposite to where the last act put a thing; None where it was put on no side in particular."""
    place = last.place if isinstance(last, Move) and isinstance(last.place, Relation) else None
    spec = RELATIONS[place.name] if place is not None else None
    if place is None or spec is None or not spec.viewed or not spec.inverse:
        return None
    return Relation(spec.inverse, place.anchors, place.distance, place.view)
