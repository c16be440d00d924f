"""After the chart: statements folded into the request that they belong to.

"There's a towel on the chair, hide it" asks to hide the towel on the chair; "find my gloves, I think I left them in
the hall" asks for the gloves in the hall. What cannot be folded stays a `Mention`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from assistant.language import program as p
from assistant.language.english.meant import as_meant
from assistant.language.english.room_talk import in_the_room
from assistant.language.relations import LENGTHS


def settle(steps: tuple[p.Command, ...]) -> tuple[p.Command, ...]:
    """The steps with their mentions folded in."""
    done: list[p.Command] = []
    for step in map(_plain, steps):
        if done and isinstance(done[-1], p.Duplicate):
            step = _of_copies(step)
        if done and (stood := _stand(done[-1], step)) is not None:
            done.append(stood)
            continue
        if done and (whole := _whole(done[-1], step)) is not None:
            done[-1] = whole
            continue
        if done and isinstance(step, p.Mention) and _is_more(step.target):
            narrowed = _narrow(done[-1], step.target)
            if narrowed is not None:
                done[-1] = narrowed
                continue
        if done and (counted := _both_of_them(done[-1], step)) is not None:
            done[-1] = counted
            continue
        if done and (named := _named_group(done[-1], step)) is not None:
            done[-1] = named
            continue
        if done and _asks_again(done[-1], step):
            continue
        if done and isinstance(done[-1], p.Mention):
            changed, count = put_for_pronoun(step, done[-1].target)
            if count:
                done[-1] = changed
                continue
        done.append(step)
    return tuple(done)


_COPIES = frozenset(["copy", "clone", "duplicate", "new one"])
"""Nouns for what was made just before: "copy the lamp and put the copy on the desk"."""


def _of_copies(value: Any) -> Any:
    """The same, with "the copy" as "it" and "the copies" as "them"."""
    if isinstance(value, p.Ref):
        if isinstance(value.head, p.Noun) and value.head.name in _COPIES and not value.where:
            return p.Ref(p.Pronoun("them" if value.plural else "it"))
        return value
    if isinstance(value, tuple):
        return tuple(map(_of_copies, value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _of_copies(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **changed)
    return value


def _plain(step: p.Command) -> p.Command:
    """The step with its pronouns settled and its "each" spelt out."""
    step = as_meant(in_the_room(_held(step)))
    if isinstance(step, p.If):
        test = _plain(step.test)
        if not isinstance(test, p.Exists | p.Check):
            return test  # what nobody can judge decides nothing
        step = replace(step, test=test)
    if isinstance(step, p.Select) and step.target == p.Ref(p.Thing(), "no"):
        return p.Deselect()  # "select nothing"
    if isinstance(step, p.Help) and step.topic in ("know", "know that", "know this"):
        return p.Why()  # "how do you know?"
    if isinstance(step, p.Check) and isinstance(step.target, p.Ref) and (
            _anybody(step.target) or step.target.determiner in ("no", "any", "some") or _so_many_of(step.target)):
        asked = _of_its_kind(step.target)  # "are any chairs red", "is one of the chairs red"
        return p.Exists(replace(asked, where=(*asked.where, step.condition)))
    if isinstance(step, p.Check) and isinstance(step.condition, p.Relation) and any(
            isinstance(a, p.Ref) and a.head in _HEIGHTS for a in step.condition.anchors):
        return p.Unsupported("compare", "how high things hang or stand")
    target = getattr(step, "target", None)
    if isinstance(target, p.Ref) and (outer := _left_out_of_those(target)) is not None:
        target = outer
        step = cast(p.Command, replace(cast(Any, step), target=outer))
    if isinstance(target, p.Several):
        step = cast(p.Command, replace(cast(Any, step), target=_among_themselves(target)))
    if isinstance(step, p.Add) and step.place is None:
        step = _added_there(step)
    if isinstance(step, p.Fits) and step.place == _IN_ROOM:
        step = _fitted_there(step)
    for name in ("other", "like"):
        other = getattr(step, name, None)
        if isinstance(target, p.Ref) and isinstance(target.head, p.Noun) and _left_out(other):
            step = cast(p.Command, replace(cast(Any, step), **{name: replace(cast(p.Ref, other), head=target.head)}))
    if isinstance(step, p.Scale) and step.by and (step.amount is None or step.amount.unit not in LENGTHS):
        step = replace(step, by=False)
    place = getattr(step, "place", None)
    if isinstance(place, p.Relation) and isinstance(target, p.Ref) and (source := _source(target)) is not None:
        step = cast(p.Command, replace(cast(Any, step), place=_of_the_kind(place, source)))
    if isinstance(place, p.Relation) and place.name in _BESIDE and isinstance(target, p.Ref):
        step = cast(p.Command, replace(cast(Any, step), place=_of_the_kind(place, target)))
    if isinstance(place, p.Relation) and isinstance(target, p.Ref) and (changed := _left_out_of_all(target, place)):
        step = cast(p.Command, replace(cast(Any, step), target=changed[0], place=changed[1]))
    if isinstance(step, p.SetState) and isinstance(target, p.Ref) and target.determiner == "half" and not target.plural:
        return replace(step, target=replace(target, determiner="the"), amount=p.Quantity(50.0, "percent"))
    return _for_each(step)


def _added_there(step: p.Add) -> p.Add:
    """ "(Add) a fork and a knife next to the plate": what is new is put where it is said to be."""
    items = step.target.items if isinstance(step.target, p.Several) else (step.target,)
    last = items[-1]
    where = last.relations[-1] if isinstance(last, p.Ref) and last.relations else None
    if where is None or not isinstance(last, p.Ref) or where.name == "from":
        return step
    kept = replace(last, where=tuple(c for c in last.where if c is not where))
    target = p.Several((*items[:-1], kept)) if isinstance(step.target, p.Several) else kept
    return replace(step, target=cast(Any, target), place=where)


_IN_ROOM = p.Relation("in", (p.Ref(p.Noun("room"), "the"),))


def _fitted_there(step: p.Fits) -> p.Fits:
    """ "(Is there room for) a bed against the wall": where it would be."""
    target = step.target
    if not isinstance(target, p.Ref) or target.determiner not in ("a", "bare") or not target.relations:
        return step
    where = target.relations[-1]
    return p.Fits(replace(target, where=tuple(c for c in target.where if c is not where)), where, step.size)


def _left_out_of_all(target: p.Ref, place: p.Relation) -> tuple[p.Ref, p.Relation] | None:
    """ "Move everything to the counter except the bread": it is of everything that the bread is left out."""
    anchor = place.anchors[-1] if place.anchors else None
    if not isinstance(anchor, p.Ref) or not anchor.excluding or anchor.plural or target.excluding:
        return None
    if not target.plural and target.determiner not in ("all", "each", "both"):
        return None
    kept = replace(place, anchors=(*place.anchors[:-1], replace(anchor, excluding=())))
    return replace(target, excluding=anchor.excluding), kept


def _left_out_of_those(target: p.Ref) -> p.Ref | None:
    """ "(What is) on the shelf apart from books": the books are left out of what is there, not of the shelf."""
    if not target.plural or target.excluding:
        return None
    for k, where in enumerate(target.where):
        if not isinstance(where, p.Relation) or not where.anchors:
            continue
        anchor = where.anchors[-1]
        if isinstance(anchor, p.Ref) and anchor.excluding and not anchor.plural:
            bare = replace(where, anchors=(*where.anchors[:-1], replace(anchor, excluding=())))
            return replace(target, where=(*target.where[:k], bare, *target.where[k + 1 :]), excluding=anchor.excluding)
    return None


_HEIGHTS = (p.Noun("height"), p.Noun("level"))
"""What no thing is at: "are the pictures at the same height"."""


def _so_many_of(target: p.Ref) -> bool:
    """ "(Is) one of the chairs (red)", "(are) two of the chairs (red)": whether so many are."""
    return isinstance(target.head, p.One) and target.of is not None and target.determiner == "a"


def _of_its_kind(target: p.Ref) -> p.Ref:
    """ "Two of the chairs" as two chairs."""
    whole = target.of
    if not _so_many_of(target) or not isinstance(whole, p.Ref) or not isinstance(whole.head, p.Noun):
        return target
    more = (target.count or 1) > 1
    return replace(whole, determiner="bare" if more else "a", plural=more, count=target.count if more else None,
                   where=(*whole.where, *target.where))


def _anybody(target: object) -> bool:
    """ "(Is) anybody (in the kitchen)", "(is) anything (on the stairs)": whether there is such a thing at all."""
    if not isinstance(target, p.Ref) or target.where:
        return False
    return target.determiner in ("any", "a") and target.head in (p.Noun("person"), p.Thing())


_BESIDE = frozenset(["left_of", "right_of", "next_to", "near", "behind", "in_front_of", "between", "opposite"])
"""Relations in which a thing is put to others like it: "to the right of the blue one"."""


def _left_out(value: object) -> bool:
    """ "(compare the left monitor with) the right one": its kind was said just before."""
    return isinstance(value, p.Ref) and isinstance(value.head, p.One) and value.determiner == "the" and not value.other


def _source(target: p.Ref) -> p.Ref | None:
    """From where a thing is taken: "(the laptop) from the right desk"."""
    anchors = [c.anchors[0] for c in target.relations if c.name == "from" and c.anchors]
    return anchors[0] if anchors and isinstance(anchors[0], p.Ref) else None


def _of_the_kind(place: p.Relation, target: p.Ref) -> p.Relation:
    """ "(Put the white mug) next to the blue one": the blue mug."""
    if not isinstance(target.head, p.Noun):
        return place
    anchors = tuple(
        replace(a, head=target.head)
        if isinstance(a, p.Ref) and _left_out(a) and (a.attributes or a.pick) else a for a in place.anchors
    )
    return replace(place, anchors=anchors)


def _among_themselves(several: p.Several) -> p.Several:
    """ "The table and the chairs around it": around the table."""
    first = several.items[0]
    items = [put_for_pronoun(item, first)[0] if isinstance(item, p.Ref) and item.where else item
             for item in several.items[1:]]  # fmt: skip
    return p.Several((first, *items))


def _for_each(step: p.Command) -> p.Command:
    """ "Put a mug in front of every chair", "give every chair a mug": for each chair, a mug of its own."""
    if isinstance(step, p.Bring) and isinstance(step.to, p.Ref) and step.to.determiner in ("each", "all", "both"):
        step = p.Move(step.target, p.Relation("at", (step.to,)))
    place, target = getattr(step, "place", None), getattr(step, "target", None)
    if isinstance(step, p.Move | p.Add) and (nested := _each_within(place)) is not None:
        one = cast(p.Command, replace(cast(Any, step), place=nested[1]))
        return p.ForEach(nested[0], (one,))
    if not isinstance(step, p.Move | p.Add) or not isinstance(place, p.Relation) or len(place.anchors) != 1:
        return step
    over = place.anchors[0]
    if isinstance(over, p.Ref) and isinstance(over.head, p.Region) and _many_parts(over) and isinstance(target, p.Ref):
        loose = target.determiner in ("a", "some", "bare") and not target.plural
        each = target if loose or isinstance(step, p.Add) else p.Ref(p.One(), "a", of=target)
        at = replace(place, name="in" if place.name == "in_corner" else place.name, anchors=(p.Ref(p.Pronoun("it")),))
        return p.ForEach(replace(over, determiner="each", plural=False, count=None),
                         (cast(p.Command, replace(cast(Any, step), target=each, place=at)),))
    single = isinstance(target, p.Ref) and target.determiner in ("a", "some", "bare") and not target.plural
    if not single or not isinstance(over, p.Ref) or over.determiner not in ("each", "all", "both"):
        return step
    one = replace(step, place=replace(place, anchors=(p.Ref(p.Pronoun("it")),)))
    return p.ForEach(over, (one,))


def _each_within(place: object) -> tuple[p.Ref, p.Place] | None:
    """ "(A plate) on the table in front of each chair": each chair, and the place with that chair for "it"."""
    anchor = place.anchors[0] if isinstance(place, p.Relation) and len(place.anchors) == 1 else None
    if isinstance(anchor, p.Ref) and isinstance(place, p.Relation):
        for k, where in enumerate(anchor.where):
            over = where.anchors[0] if isinstance(where, p.Relation) and len(where.anchors) == 1 else None
            if isinstance(where, p.Relation) and isinstance(over, p.Ref) and over.determiner == "each":
                outer = replace(anchor, where=(*anchor.where[:k], *anchor.where[k + 1 :]))
                inner = replace(where, anchors=(p.Ref(p.Pronoun("it")),))
                return over, p.Places((replace(place, anchors=(outer,)), inner))
    if isinstance(place, p.Places) and len(place.parts) == 2 and isinstance(place.parts[1], p.Relation):
        over = place.parts[1].anchors[0] if len(place.parts[1].anchors) == 1 else None
        if isinstance(over, p.Ref) and over.determiner == "each":
            return over, p.Places((place.parts[0], replace(place.parts[1], anchors=(p.Ref(p.Pronoun("it")),))))
    return None


def _many_parts(over: p.Ref) -> bool:
    """ "Each corner", "both sides", "all four corners": several parts of a room or a thing."""
    kind = over.head.kind if isinstance(over.head, p.Region) else ""
    many = over.determiner in ("each", "all", "both") or (over.plural and (over.count or 0) > 1)
    return many and kind in ("corner", "side", "end") and not over.pick


def _held(step: p.Command) -> p.Command:
    """ "What is in my hand": what is held."""
    in_hand = p.Relation("in", (p.Ref(p.Viewer()),))
    if isinstance(step, p.ListThings) and isinstance(step.target, p.Ref) and step.target.where == (in_hand,):
        return replace(step, target=replace(step.target, where=(p.Attribute("held", "state"),)))
    return step


def _stand(before: p.Command, step: p.Command) -> p.Command | None:
    """ "(walk to the left) so that you are in front of the desk": where one shall stand or look in the end."""
    if not isinstance(before, p.GoTo | p.Turn | p.LookAt | p.Until) or not isinstance(step, p.Mention):
        return None
    target = step.target
    if not isinstance(target, p.Ref) or not isinstance(target.head, p.Viewer) or len(target.where) != 1:
        return None
    where = target.where[0]
    if not isinstance(where, p.Relation):
        return None
    return p.LookAt(where.anchors[0]) if where.name == "facing" and where.anchors else p.GoTo(where)


def _whole(before: p.Command, step: p.Command) -> p.Command | None:
    """ "There are two lamps; pick the left one": one of those. "There is a bag on it": what the first thing has."""
    if not isinstance(before, p.Mention) or not isinstance(before.target, p.Ref):
        return None
    first, target = before.target, getattr(step, "target", None)
    if not isinstance(first.head, p.Noun) or not isinstance(target, p.Ref):
        return None
    if isinstance(target.head, p.One) and target.determiner == "the" and target.of is None and first.plural:
        return cast(p.Command, replace(cast(Any, step), target=replace(target, of=replace(first, determiner="the"))))
    if isinstance(step, p.Mention) and isinstance(target.head, p.Noun) and first.determiner in ("the", "this", "that"):
        for where in target.where:
            if isinstance(where, p.Relation) and where.anchors == (p.Ref(p.Pronoun("it")),):
                what = replace(target, where=tuple(c for c in target.where if c is not where))
                return replace(before, target=replace(first, where=(*first.where, p.Has(what, where.name))))
    return None


def _named_group(before: p.Command, step: p.Command) -> p.Command | None:
    """ "Group the mugs and call them Trio": a group of that name."""
    if not isinstance(before, p.Group) or not isinstance(step, p.Name) or before.name is not None:
        return None
    target = step.target
    return replace(before, name=step.name) if isinstance(target, p.Ref) and isinstance(target.head, p.Pronoun) else None


def _both_of_them(before: p.Command, step: p.Command) -> p.Command | None:
    """ "Put the melons in the fridge, both": both the melons."""
    target, said = getattr(before, "target", None), step.target if isinstance(step, p.Answer) else None
    if not isinstance(said, p.Ref) or replace(said, determiner="all") != p.Ref(p.One(), "all", plural=True):
        return None
    if said.determiner not in ("both", "all"):
        return None
    if not isinstance(target, p.Ref) or not target.plural or target.determiner not in ("the", "bare", "my"):
        return None
    return cast(p.Command, replace(cast(Any, before), target=replace(target, determiner=said.determiner)))


def _asks_again(before: p.Command, step: p.Command) -> bool:
    """ "Count the chairs and say how many there are": one question."""
    return isinstance(before, p.Count) and step == p.Count(p.Ref(p.One(), "all", plural=True))


def _is_more(target: p.Reference) -> bool:
    return isinstance(target, p.Ref) and isinstance(target.head, p.Pronoun) and bool(target.where or target.pick)


def _faced(more: p.Ref) -> p.Reference | None:
    """What a thing faces, or faces away from, where no more is told of it."""
    told = more.where[0] if len(more.where) == 1 else None
    told = told.condition if isinstance(told, p.Not) else told
    return told.anchors[0] if isinstance(told, p.Relation) and told.name == "facing" and told.anchors else None


def _narrow(step: p.Command, more: p.Reference) -> p.Command | None:
    """The step with what was added about its target; through the pronoun, to where the target was first said."""
    if isinstance(step, p.GoTo) and isinstance(step.place, p.Relation) and isinstance(more, p.Ref):
        anchors = step.place.anchors
        if len(anchors) == 1 and isinstance(anchors[0], p.Ref):
            wider = replace(anchors[0], where=anchors[0].where + more.where, pick=anchors[0].pick + more.pick)
            return replace(step, place=replace(step.place, anchors=(wider,)))
    target = getattr(step, "target", None)
    if not isinstance(target, p.Ref) or not isinstance(more, p.Ref):
        return None
    if isinstance(step, p.Rotate) and (toward := _faced(more)) is not None:  # "turn it so that it faces the window"
        return p.Face(target, toward, away=isinstance(more.where[0], p.Not))
    wider = replace(target, where=target.where + more.where, pick=target.pick + more.pick, of=target.of or more.of)
    return cast(p.Command, replace(cast(Any, step), target=wider))


def put_for_pronoun(value: Any, target: p.Reference) -> tuple[Any, int]:
    """The value with its first plain "it" or "them" replaced by the target, and how many were replaced (0 or 1)."""
    if isinstance(value, p.Ref) and isinstance(value.head, p.Pronoun) and not value.where:
        return target, 1
    if isinstance(value, tuple):
        for k, item in enumerate(value):
            changed, count = put_for_pronoun(item, target)
            if count:
                return (*value[:k], changed, *value[k + 1 :]), 1
    elif is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            changed, count = put_for_pronoun(getattr(value, f.name), target)
            if count:
                return replace(value, **{f.name: changed}), 1
    return value, 0
