"""Ceilings for rooms that declare none: who stands in a room does not see the sky. From above they vanish."""

from __future__ import annotations

import numpy as np

from scene.meshes import Material, Mesh, Primitive
from scene.objects import Room

PAINT = Material("ceiling", (0.95, 0.945, 0.93, 1.0), 0.0, 0.95)
Corner = tuple[float, float]


def ceilings(rooms: tuple[Room, ...]) -> Mesh:
    """One mesh in world coordinates that closes every room from above, its front downward."""
    points, triangles, offset = [np.zeros((0, 3), np.float32)], [np.zeros((0, 3), np.uint32)], 0
    for room in rooms:
        corners = list(dict.fromkeys(room.polygon))
        points.append(np.array([[x, room.floor_y + room.height, z] for x, z in corners], np.float32))
        triangles.append(np.array(ears(corners), np.uint32).reshape(-1, 3) + np.uint32(offset))
        offset += len(corners)
    joined = np.concatenate(points)
    normals = np.tile(np.array([[0.0, -1.0, 0.0]], np.float32), (len(joined), 1))
    return Mesh((Primitive(joined, np.concatenate(triangles), normals, material=PAINT),))


def ears(corners: list[Corner]) -> list[tuple[int, int, int]]:
    """A simple polygon as triangles, by cutting ears; each turns from x to z: anticlockwise from below."""
    left = list(range(len(corners)))
    if _area(corners) < 0:
        left.reverse()
    found: list[tuple[int, int, int]] = []
    while len(left) > 2:
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            others = (corners[i] for i in left if i not in (a, b, c))
            if _turn(corners[a], corners[b], corners[c]) > 0 and not any(
                _inside(p, corners[a], corners[b], corners[c]) for p in others
            ):
                found.append((a, b, c))
                left.pop(k)
                break
        else:
            left.pop(0)
    return found


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _inside(p: Corner, a: Corner, b: Corner, c: Corner) -> bool:
    return _turn(a, b, p) > 0 and _turn(b, c, p) > 0 and _turn(c, a, p) > 0


def _area(corners: list[Corner]) -> float:
    around = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in around) / 2
