"""Putting things somewhere: on, in, under or beside others, a step away, into a room, or back where they were."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import says_nothing
from assistant.carrying import base_of, carried_by, carry
from assistant.grounding.outcome import NotFound, Resolved, ResolvedPlace
from assistant.language.program import (
    Add,
    Command,
    Delete,
    Home,
    Move,
    Noun,
    Pick,
    Place,
    Ref,
    Reference,
    Relation,
    Restore,
)
from assistant.missing import is_called
from assistant.phrasing import sentence, the, the_all, verb
from assistant.placing import BACK, Put, blocked_by, put, put_home, stand
from assistant.skills.add import can_add
from assistant.skills.base import Plan, Refused, SkillContext, Unresolved
from assistant.skills.grouping import grouped_with
from assistant.skills.hand import check_movable
from assistant.skills.restore import deleted, matching
from assistant.whereabouts import is_are
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Move,)
ABOUT = "moving things"
EXAMPLES = (
    "Put the remote on the sofa.",
    "Move the green armchair next to the sofa.",
    "Move the red mug 5 centimetres to the left.",
    "Put the red book on the rug.",
)


BINS = frozenset(["trash can", "trash bin", "recycling bin", "wastebasket", "dustbin", "garbage can"])
"""Kinds that things are thrown away into."""


def plan(command: Move, ctx: SkillContext) -> Plan:
    """Every one of them there, each finding its own free spot."""
    if _thrown_away(command.place) and not any({o.label, *o.aliases} & BINS for o in ctx.scene):
        return ctx.plan(Delete(command.target), ctx)
    everything = isinstance(command.target, Ref) and command.target.determiner == "all" and says_nothing(command.target)
    if everything and isinstance(command.place, Home):
        return _all_home(command.place, ctx)
    if command.place == Home() and (back := _deleted(command.target, ctx)):
        return ctx.plan(Restore(back), ctx)
    if isinstance(command.place, Home) and command.place.of is not None:
        return _into_its_place(command.target, command.place.of, ctx)
    try:
        ids = ctx.resolve_movable(command.target)
    except Unresolved as error:
        if isinstance(error.grounding, NotFound) and _wants_a_new_one(command, ctx.scene):
            return ctx.plan(Add(command.target, command.place), ctx)
        raise
    return move(ids, nearest_shell(command.place, command.target, ctx.scene), ctx)


def _all_home(place: Home, ctx: SkillContext) -> Plan:
    """ "Put everything back where it was": what was moved, and is not there yet."""
    homes = ctx.dialogue.homes
    ids = tuple(i for i in homes if i in ctx.scene.objects and ctx.scene.world_pose(i) != homes[i])
    if not ids:
        raise Refused("Nothing was moved, so everything is where it was.")
    return move(ids, place, ctx)


def _deleted(target: Reference, ctx: SkillContext) -> Reference | None:
    """ "Bring the lamp back", of a lamp that was deleted, where no lamp that is here was moved."""
    gone = deleted(ctx.history, ctx.scene)
    if not gone or not matching(target, gone, ctx):
        return None
    here = ctx.ground(target, ctx.grounding)
    found = here.ids if isinstance(here, Resolved) else ()
    return None if any(i in ctx.dialogue.homes for i in found) else target


def _into_its_place(target: Reference, of: Reference, ctx: SkillContext) -> Plan:
    """ "Put the cup where the jug was": upright on the spot that the other one left, turned as it is itself."""
    object_id = ctx.resolve_one(target, "put there")
    check_movable(ctx.scene, object_id, "move")
    other = ctx.resolve_one(of, "take the place of")
    home = ctx.dialogue.homes.get(other)
    if home is None or home == ctx.scene.world_pose(other):
        raise Refused(sentence(f"{the(ctx.scene, other)} {is_are(ctx.scene, other)} where I first saw it"))
    x, y, z = home.position
    lift = base_of(ctx.scene, other)[1] - ctx.scene.world_pose(other).position[1]
    done = stand(ctx.scene, object_id, (x, y + lift, z), ctx.scene.world_pose(object_id).orientation)
    told = sentence(f"{the(ctx.scene, object_id)} {is_are(ctx.scene, object_id)} where {the(ctx.scene, other)} was")
    return Plan(told, carry(ctx.scene, object_id, done.pose, done.parent), (object_id,),
                dialogue=ctx.with_homes((object_id,)))


def _wants_a_new_one(command: Move, scene: Scene) -> bool:
    """Whether "put a mug on the table" means a new one: any at all was asked for, none is here, and one can be had."""
    target, place = command.target, command.place
    if not (isinstance(target, Ref) and isinstance(target.head, Noun) and isinstance(place, Relation)):
        return False
    some = target.determiner == "a" or (target.determiner == "bare" and target.count is not None)
    if not some or target.pointing or any(isinstance(c, Relation) for c in target.where):
        return False
    noun = target.head.name
    return not any(is_called(o, noun) for o in scene) and can_add(noun)


def afresh(steps: tuple[Command, ...], scene: Scene) -> tuple[Command, ...]:
    """The steps of a loop ("put a mug on every table"), where what none is here of is a new one each time."""
    return tuple(
        Add(s.target, s.place) if isinstance(s, Move) and _wants_a_new_one(s, scene) else s for s in steps
    )


def _thrown_away(place: Place) -> bool:
    """Whether the place is any bin at all, as in "throw it away"."""
    return place == Relation("in", (Ref(Noun("trash can"), "a"),))


def nearest_shell(place: Place, target: Reference, scene: Scene) -> Place:
    """ "Against the wall", "on the floor": those nearest to what goes there, or to what else is named ("between sofa
    and wall"), where there are several of them."""
    if not isinstance(place, Relation):
        return place
    others = [a for a in place.anchors if not _plain_shell(a, scene)]
    to = others[0] if others else target
    return replace(place, anchors=tuple(shell_near(a, to, scene) for a in place.anchors))


def shell_near(reference: Reference, to: Reference, scene: Scene) -> Reference:
    """ "The wall" is the one nearest to what it is named with; any other reference is as it was."""
    if not isinstance(reference, Ref) or not _plain_shell(reference, scene):
        return reference
    return replace(reference, pick=(Pick("distance", "least", anchor=to),))


def _plain_shell(reference: Reference, scene: Scene) -> bool:
    """Whether a reference is just "the wall", or "the floor" of a scene with several."""
    if not isinstance(reference, Ref) or reference.pointing or reference.determiner not in ("the", "a"):
        return False
    if reference == Ref(Noun("wall"), reference.determiner):
        return True
    floors = sum(o.label == "floor" for o in scene)
    return floors > 1 and reference == Ref(Noun("floor"), reference.determiner)


def move(ids: tuple[str, ...], place: Place, ctx: SkillContext) -> Plan:
    """The plan that puts things somewhere."""
    for i in ids:
        check_movable(ctx.scene, i, "move")
    found = ctx.resolve_place(place)
    if itself := [i for i in found.anchors if i in ids]:
        raise Refused(f"I can't put {the(ctx.scene, itself[0])} {found.relation.replace('_', ' ')} itself.")
    scene, ops, words = ctx.scene, list[Op](), list[str]()
    along = {c for i in ids for c in carried_by(scene, i)} if found.kind == "shift" else set[str]()
    for i in ids:
        if i in along:
            continue  # what it stands on takes it along
        done = _spot(scene, i, found, ctx)
        step = carry(scene, i, done.pose, done.parent)
        after = ctx.after(scene, step)
        mates = _mates(scene, after, i, tuple(m for m in grouped_with(ctx, i) if m not in ids), ctx)
        ops += (*step, *mates)
        words.append(done.words)
        scene = ctx.after(after, mates)
    dialogue = replace(ctx.with_homes(ids), anchor=place)
    return Plan(_reply(ctx.scene, ids, words), tuple(ops), ids, dialogue=dialogue)


def _spot(scene: Scene, object_id: str, found: ResolvedPlace, ctx: SkillContext) -> Put:
    if found.kind != "home":
        return put(scene, object_id, found, ctx.viewer)
    home = ctx.dialogue.homes.get(object_id)
    if home is None:
        raise Refused(sentence(f"{the(scene, object_id)} {is_are(scene, object_id)} where I first saw it"))
    return put_home(scene, object_id, home, movers=(*ctx.dialogue.homes, *ctx.dialogue.added))


def _mates(before: Scene, after: Scene, object_id: str, mates: tuple[str, ...], ctx: SkillContext) -> tuple[Op, ...]:
    """What takes the rest of a group along, as if the whole group were one body."""
    along = after.world_pose(object_id).compose(before.world_pose(object_id).inverse())
    gone = (object_id, *after.descendants(object_id))
    ops: list[Op] = []
    scene = after
    for mate in mates:
        if mate in gone:
            continue
        pose = along.compose(before.world_pose(mate))
        if hit := blocked_by(scene, mate, pose, ignore=mates):
            hits = f"which would run into {the(before, hit[0])}"
            raise Refused(sentence(f"{the(before, object_id)} is in a group with {the(before, mate)}, {hits}"))
        carried = scene[mate].parent
        step = carry(scene, mate, pose, carried if carried in (*gone, *mates) else None)
        scene = ctx.after(scene, step)
        ops += step
        gone += (mate, *scene.descendants(mate))
    return tuple(ops)


def _reply(scene: Scene, ids: tuple[str, ...], words: list[str]) -> str:
    if len(set(words)) == 1:
        return sentence(f"{the_all(scene, ids, where=False)} {verb(scene, ids, 'is', 'are')} {_now(words[0])}")
    return " ".join(
        sentence(f"{the(scene, i, where=False)} {is_are(scene, i)} {_now(w)}") for i, w in zip(ids, words, strict=True)
    )


def _now(words: str) -> str:
    return words if words == BACK else f"{words} now"
