"""Making things larger or smaller, where they stand."""

from __future__ import annotations

from assistant.carrying import adopt_riders, base_of
from assistant.language.program import Scale
from assistant.measuring import dimensions, extent, said
from assistant.phrasing import listed, metres, sentence, the, the_all
from assistant.placing import check_fits
from assistant.quantities import in_metres, is_length
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.frames import Pose, Vec3
from scene.objects import Scene
from scene.ops import MoveObject, Op, ScaleObject

HANDLES = (Scale,)
ABOUT = "sizes"
EXAMPLES = ("Make the teddy bear a bit bigger.", "Make the globe half as big.", "Make the ball 30 centimetres wide.")

STEP, BIT = 1.25, 1.1
"""The factor where no amount was said, and that of "a bit"."""

SMALLEST_M, LARGEST_M = 0.005, 20.0
"""Between which sizes things can be made."""

AXES = {"height": (1,), "width": (0,), "depth": (2,), "size": (0, 1, 2), "volume": (0, 1, 2), "area": (0, 2)}
"""Which of its own axes a measure stretches."""


def plan(command: Scale, ctx: SkillContext) -> Plan:
    """Stretch each about the middle of its underside, so that it still stands where it stood."""
    ids = ctx.resolve(command.target)
    scene, ops, factors = ctx.scene, list[Op](), list[float]()
    for i in ids:
        check_movable(ctx.scene, i, "resize")
        factor = _factor(scene, i, command, ctx)
        step = _scaled(scene, i, _by_axis(scene, i, command, factor), ctx)
        ops += step
        factors.append(factor)
        scene = ctx.after(scene, step)
    return Plan(_reply(ctx.scene, scene, ids, command, factors), tuple(ops), ids)


def _factor(scene: Scene, object_id: str, command: Scale, ctx: SkillContext) -> float:
    amount, bigger = command.amount, command.bigger
    if command.like is not None:
        model = ctx.resolve_one(command.like, "copy the size of")
        measure = "length" if command.measure == "size" else command.measure
        return extent(ctx.scene, model, measure) / extent(scene, object_id, measure)
    if amount is None or amount.unit == "bit":
        step = STEP if amount is None else BIT
        return step if bigger else 1 / step
    if is_length(amount):
        length = in_metres(amount, 0.0)
        measure = command.measure if command.measure in ("height", "width", "depth", "thickness") else "length"
        now = max(scene[object_id].size) if command.measure == "size" else extent(scene, object_id, measure)
        wished = now + (length if bigger else -length) if command.by else length
        if wished <= 0:
            raise Refused(sentence(f"{the(scene, object_id)} is only {metres(now)}: nothing would be left"))
        return wished / now
    if amount.unit == "times":
        return 1 / amount.value if not bigger and amount.value > 1 else amount.value
    if amount.unit == "percent":
        factor = 1 + amount.value / 100 * (1 if bigger else -1)
        if factor <= 0:
            raise Refused(f"I can't make anything {amount.value:g} percent smaller: nothing would be left.")
        return factor
    raise Refused(f"{amount.value:g} {amount.unit} is no size. Say it in metres, percent or times.")


def _by_axis(scene: Scene, object_id: str, command: Scale, factor: float) -> Vec3:
    x, _, z = scene[object_id].size
    longest = (0,) if x >= z else (2,)
    axes = AXES.get(command.measure, longest if command.measure == "length" else (0, 1, 2))
    fx, fy, fz = (factor if axis in axes else 1.0 for axis in range(3))
    return (fx, fy, fz)


def _scaled(scene: Scene, object_id: str, by: Vec3, ctx: SkillContext) -> tuple[Op, ...]:
    o = scene[object_id]
    size = (o.size[0] * by[0], o.size[1] * by[1], o.size[2] * by[2])
    if min(size) < SMALLEST_M or max(size) > LARGEST_M:
        raise Refused(sentence(
            f"{the(scene, object_id)} would be {listed(metres(s) for s in size)}: I make things between "
            f"{metres(SMALLEST_M)} and {metres(LARGEST_M)} only"
        ))
    ops: list[Op] = list(adopt_riders(scene, object_id))
    base = _held_at(scene, object_id)
    scale = (o.scale[0] * by[0], o.scale[1] * by[1], o.scale[2] * by[2])
    ops.append(ScaleObject(object_id, scale))
    after = ctx.after(scene, ops)
    ops += _rested(after, object_id, base)
    ops += [MoveObject(i, _along(after, o.id, i, by)) for i in after.children.get(object_id, ())]
    grown = ctx.after(scene, ops)
    check_fits(scene, grown, object_id, f"be {dimensions(grown, object_id)}")
    return tuple(ops)


def _held_at(scene: Scene, object_id: str) -> Vec3:
    """The point that stays where it is: the middle of the underside, or of the back of what hangs on a wall."""
    if "wall" not in scene[object_id].tags:
        return base_of(scene, object_id)
    boxes = scene.boxes
    row = boxes.index[object_id]
    x, y, z = (float(v) for v in boxes.center[row] - boxes.front[row] * boxes.half[row, 2])
    return (x, y, z)


def _rested(after: Scene, object_id: str, base: Vec3) -> list[Op]:
    """What puts the point that it is held at back where it was."""
    now = _held_at(after, object_id)
    if max(abs(a - b) for a, b in zip(now, base, strict=True)) < 1e-9:
        return []
    pose = after.world_pose(object_id)
    x, y, z = (p + b - n for p, b, n in zip(pose.position, base, now, strict=True))
    local = after.local_pose(Pose((x, y, z), pose.orientation), after[object_id].parent)
    return [MoveObject(object_id, local.position)]


def _along(scene: Scene, carrier: str, child: str, by: Vec3) -> Vec3:
    """Where a carried thing goes when its carrier is stretched: its underside keeps its share of the height."""
    o = scene[child]
    foot = o.geometry.lo[1] * o.scale[1]
    origin = scene[carrier].geometry.lo[1] * scene[carrier].scale[1] / by[1]
    x, y, z = o.pose.position
    height = y + foot - origin
    return (x * by[0], origin * by[1] + height * by[1] - foot, z * by[2])


def _reply(before: Scene, after: Scene, ids: tuple[str, ...], command: Scale, factors: list[float]) -> str:
    grown = "bigger" if factors[0] >= 1 else "smaller"
    if len(ids) > 1:
        return sentence(f"{the_all(before, ids)} are {grown} now")
    name = the(before, ids[0])
    if command.measure in ("height", "width", "depth", "length"):
        value = extent(after, ids[0], command.measure)
        return sentence(f"{name} is {said(command.measure, value)} now")
    return sentence(f"{name} is {grown} now: {dimensions(after, ids[0])}")
