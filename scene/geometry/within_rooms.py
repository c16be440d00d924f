"""Wishes in rooms: at walls, in corners, at points, a step away, before the viewer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scene.frames import Pose, Vec3
from scene.geometry.asking import WALL_LABELS, Asker, Wish, within
from scene.geometry.beside import beside
from scene.geometry.requests import Impossible
from scene.geometry.supports import Level, floor_level, levels_of, support_of
from scene.geometry.surfaces import surface_under
from scene.geometry.walls import Wall, hanging, nearest_walls, running_on


def in_room(ask: Asker) -> list[Wish] | Impossible:
    """In a room: pictures on a wall, what a hand can hold on the furniture there, else on the floor."""
    found = ask.room()
    if isinstance(found, Impossible):
        return found
    (x, y, z), reach, name = found
    rooms = {r.id: r for r in ask.scene.rooms}
    room = rooms.get(ask.request.room or "") or ask.scene.room_at((x, y, z))
    p = ask.request.point
    at = (p[0], p[2]) if p is not None else (x, z)
    listed: list[Wish] = []
    if ask.hangs and room is not None:
        hung = hang(ask, nearest_walls(ask.scene, (at[0], y, at[1])))
        listed += hung if isinstance(hung, list) else []
    elif "graspable" in ask.scene[ask.id].tags and room is not None:
        tops = [
            o.id for o in ask.scene if o.id != ask.id and {"support", "furniture"} <= set(o.tags)
            and ask.scene.room_of(o.id) == room and o.id not in ask.scene.descendants(ask.id)
        ]
        tops.sort(key=lambda i: ("seat" in ask.scene[i].tags, -ask.boxes.half[ask.boxes.index[i]].prod()))
        for top in tops[:4]:
            levels = ask.ranked(top)
            listed += [Wish(levels[0], ask.middle_of(levels[0]), f"in the {name}")] if levels else []
    floors = ask.floor(x, z, y, reach)
    return [*listed, *(Wish(lv, at, f"in the {name}") for lv in floors)]


def against(ask: Asker) -> list[Wish] | Impossible:
    """With the back against a wall, or close beside a thing."""
    anchors = ask.request.anchors
    p = ask.request.point or ask.center
    if anchors and ask.scene[anchors[0]].label not in WALL_LABELS:
        return beside(Asker(ask.scene, ask.id, replace(ask.request, kind="next_to", distance_m=0.01), ask.viewer))
    if ask.request.room is not None:
        found = ask.room()
        if isinstance(found, Impossible):
            return found
        if ask.scene.room_at(p) is None or ask.scene.room_at(p).id != ask.request.room:  # type: ignore[union-attr]
            p = found[0]
    walls = nearest_walls(ask.scene, p, wall=anchors[0] if anchors else None)
    if not walls:
        return Impossible("there is no wall here to put it against")
    if ask.hangs:
        return hang(ask, walls)
    runs = [running_on(ask.scene, w) for w in walls]
    wide = ask.scene[ask.id].size[0]
    long_enough = [w for w in runs if w.length >= wide]
    if not long_enough:
        return Impossible(f"{ask.named(ask.id)} is {wide:.2f} m wide, and the longest wall here is "
                          f"{max(w.length for w in runs):.2f} m")
    return [along(ask, w, p) for w in long_enough]


def along(ask: Asker, wall: Wall, p: Vec3) -> Wish:
    """Its back to the wall, sliding along it, nearest to a point first."""
    yaw = float(np.arctan2(wall.inward[0], wall.inward[1]))
    orientation = Pose.from_yaw((0.0, 0.0, 0.0), yaw).orientation
    o = ask.scene[ask.id]
    wide, _, deep = o.size
    spots = wall.spots((p[0], p[2]), width=wide, off=deep / 2 + 0.01)
    level = ask.floor(p[0], p[2], p[1], max(wall.length, 2.0) + 2.0)[0]
    return Wish(level, (p[0], p[2]), "against the wall", spots=spots, orientation=orientation)


def hang(ask: Asker, walls: list[Wall]) -> list[Wish] | Impossible:
    """Flat on one of the walls."""
    if not ask.hangs:
        return Impossible(f"{ask.named(ask.id)} cannot hang on a wall: nothing would hold it")
    if not walls:
        return Impossible("there is no wall here to hang it on")
    found = []
    for wall in walls:
        y, spots, orientation = hanging(ask.scene, ask.id, wall, ask.request.point)
        level = floor_level(ask.scene, ask.center, 1.0)
        found.append(Wish(level, spots[0] if spots else ask.here, "the wall", spots=spots, orientation=orientation,
                          fixed_y=y, parent=wall.owner, within=(wall.owner,) if wall.owner else ()))
    return found


def above(ask: Asker) -> list[Wish] | Impossible:
    """Over a thing, hanging on the wall behind it."""
    anchor = ask.request.anchors[0]
    if not ask.hangs:
        return Impossible(f"nothing would hold {ask.named(ask.id)} above {ask.named(anchor)}")
    row = ask.boxes.index[anchor]
    x, _, z = (float(v) for v in ask.boxes.center[row])
    top = float(ask.boxes.hi[row, 1])
    y = top + float(ask.boxes.extent[ask.row, 1]) + 0.15
    ask.request = replace(ask.request, point=(x, y, z))
    return hang(ask, nearest_walls(ask.scene, (x, y, z))[:1])


def at_point(ask: Asker) -> list[Wish] | Impossible:
    """On the surface that was pointed at, near that point."""
    if ask.request.point is None:
        return Impossible("the point to put it at is not known: point at a surface")
    x, y, z = ask.request.point

    owner = surface_under(ask.scene, (x, y, z), (ask.id, *ask.scene.descendants(ask.id)))
    found: list[Level] = []
    if owner is not None:
        found = sorted(levels_of(ask.scene, owner), key=lambda lv: abs(lv.y - y))[:2]
    floors = ask.floor(x, z, y)
    found = [*found, *floors] if owner is None or abs(y - floors[0].y) < 0.1 else found or floors
    return [Wish(lv, (x, z), f"there {ask.where(lv)}", wanted=within(x, z, 1.0)) for lv in found]


def corner(ask: Asker) -> list[Wish] | Impossible:
    """In a corner of a room, or of the top of a thing."""
    near = float(ask.foot.length[0])
    if ask.request.anchors:
        level = next(iter(ask.ranked(ask.request.anchors[0])), None)
        if level is None:
            return Impossible(f"{ask.named(ask.request.anchors[0])} has no level surface")
        u = level.local(level.points)
        lo, hi = u.min(axis=0), u.max(axis=0)
        across = np.array([-level.axis[1], level.axis[0]])
        corners = [level.center + a * level.axis + b * across for a in (lo[0], hi[0]) for b in (lo[1], hi[1])]
        where = f"in a corner of {ask.named(ask.request.anchors[0])}"
        levels = [level]
    else:
        found = ask.room()
        if isinstance(found, Impossible):
            return found
        (x, y, z), reach, name = found
        room = ask.scene.room_at((x, y, z))
        if room is None:
            return Impossible("there is no room here with a corner")
        corners = [np.array(p) for p in room.polygon]
        where, levels = f"in a corner of the {name}", ask.floor(x, z, y, reach)
    p = ask.request.point
    here = np.array(ask.here if p is None else (p[0], p[2]))
    corners.sort(key=lambda c: float(np.hypot(*(c - here))))
    return [
        Wish(lv, (float(c[0]), float(c[1])), where, wanted=within(float(c[0]), float(c[1]), 0.8 * near + 0.3))
        for c in corners for lv in levels
    ]


def middle(ask: Asker) -> list[Wish] | Impossible:
    """In the middle of a room, or of the top of a thing."""
    if ask.request.anchors:
        levels = ask.ranked(ask.request.anchors[0])[:1]
        if not levels:
            return Impossible(f"{ask.named(ask.request.anchors[0])} has no level surface")
        at, reach = ask.middle_of(levels[0]), 0.3 * max(levels[0].extent)
        where = f"in the middle of {ask.named(ask.request.anchors[0])}"
    else:
        found = ask.room()
        if isinstance(found, Impossible):
            return found
        (x, y, z), half, name = found
        at, reach, where = (x, z), 0.3 * half + 0.3, f"in the middle of the {name}"
        levels = ask.floor(x, z, y, half)
    return [Wish(lv, at, where, wanted=within(*at, reach)) for lv in levels]


def offset(ask: Asker) -> list[Wish] | Impossible:
    """So far from where it is, neither nearer nor further."""
    d, far = ask.request.direction, ask.request.distance_m
    if d is None or far is None:
        return Impossible("how far and which way is not said")
    level = abs(d[1]) < 0.5
    x, z = ask.here[0] + d[0] * far, ask.here[1] + d[2] * far
    if ask.hangs and support_of(ask.scene, ask.id) is None:
        y = ask.center[1] + d[1] * far
        return [Wish(floor_level(ask.scene, ask.center, 1.0), (x, z), "the wall", spots=((x, z),), fixed_y=y,
                     parent=ask.scene[ask.id].parent, within=())]
    if not level:
        return Impossible(f"{ask.named(ask.id)} would hang in the air, or sink into what it stands on")
    levels = ask.around(ask.id, x, z)
    return [Wish(lv, (x, z), ask.where(lv), spots=((x, z),)) for lv in levels]


def to_viewer(ask: Asker) -> list[Wish] | Impossible:
    """Before the viewer, within reach: on a surface there if a hand can hold it, else on the floor."""
    if ask.viewer is None:
        return Impossible("there is nobody to bring it to")
    ahead, eyes = ask.viewer.ahead, ask.viewer.position
    far = 0.7 + float(ask.foot.length[0]) / 2
    x, z = ask.into_room(eyes[0] + ahead[0] * far, eyes[2] + ahead[2] * far)
    found: list[Wish] = []
    if "graspable" in ask.scene[ask.id].tags:
        d = np.hypot(ask.boxes.center[:, 0] - x, ask.boxes.center[:, 2] - z)
        tops = [r for r in np.argsort(d, kind="stable")[:60].tolist() if d[r] < 1.6]
        for row in tops:
            o = ask.scene[ask.boxes.ids[row]]
            if "support" in o.tags and "furniture" in o.tags and o.id != ask.id:
                open_tops = [lv for lv in ask.ranked(o.id) if not lv.enclosed and lv.y < eyes[1]]
                for lv in open_tops[:1]:
                    found.append(Wish(lv, (x, z), "in front of you", wanted=within(x, z, 1.2)))
    floors = ask.floor(x, z, eyes[1] - 1.6)
    return [*found, *(Wish(lv, (x, z), "in front of you", wanted=within(x, z, 1.5)) for lv in floors)]
